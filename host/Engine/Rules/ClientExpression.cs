using System.Text;
using Holdall.Auth;

namespace Holdall.Engine.Rules;

/// <summary>What is asked of the filters and sort orders of clients before they are read.</summary>
internal static class ClientExpression
{
    public const int MaxFilterBytes = 3500;

    /// <summary>Whether a caller may filter and sort by everything: a superuser, unless limited to some collections.</summary>
    public static bool HasFullAccess(AuthState caller) => caller is { IsSuperuser: true, Scope: null };

    /// <summary>Why a filter or sort order is refused to a caller, for a 403; null when it is not.</summary>
    public static string? FindRefusal(AuthState caller, string filter, string sort) =>
        HasFullAccess(caller) || (FindName(filter) ?? FindName(sort)) is not { } name ? null
        : caller.IsSuperuser ? $"The scope of the API key does not cover filters by {name}"
        : $"Only superusers can filter by {name}";

    /// <summary>Whether the filter of a list is longer than allowed.</summary>
    public static bool IsTooLong(string filter) => filter.Length > MaxFilterBytes || Encoding.UTF8.GetByteCount(filter) > MaxFilterBytes;

    /// <summary>The text alone counts, also inside of quotes.</summary>
    private static string? FindName(string expression)
    {
        if (expression.Contains("@collection.", StringComparison.Ordinal)) return "@collection.";
        return expression.Contains("@request.", StringComparison.Ordinal) ? "@request." : null;
    }
}
