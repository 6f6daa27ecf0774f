using System.Text;
using Holdall.Values;

namespace Holdall.Engine.Filters.Operands;

/// <summary>The pattern that a value on the right of <c>~</c> means.</summary>
internal static class LikePattern
{
    /// <summary>A text with a wildcard of its own is a pattern already; any other is searched for as it is.</summary>
    public static string From(object? value)
    {
        var text = Cast.ToText(value);
        return HasWildcard(text) ? text : "%" + Escape(text) + "%";
    }

    private static bool HasWildcard(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%') return true;
            if (text[i] == '\\') i++;
        }

        return false;
    }

    /// <summary>Goes from right to left. What stands before an escaped character is not looked at itself.</summary>
    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny('\\', '%', '_')) return text;
        var escaped = new StringBuilder(text);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is not ('\\' or '%' or '_')) continue;
            if (i == 0 || text[i - 1] != '\\') escaped.Insert(i, '\\');
            i--;
        }

        return escaped.ToString();
    }
}
