using System.IO.Enumeration;

namespace Holdall.Host.Pipeline;

/// <summary>The origins of <c>--origins</c>: whole texts, or with <c>*</c> (any run) and <c>?</c> (one character).</summary>
internal sealed class AllowedOrigins(IReadOnlyList<string> origins)
{
    private const int MaxLengthWithWildcards = 261;

    /// <summary>The value of the allow header for an origin, or null when it is not allowed.</summary>
    public string? Find(string origin)
    {
        foreach (var allowed in origins)
        {
            if (allowed == "*" || allowed == origin) return allowed;
            if (Matches(allowed, origin)) return origin;
        }

        return null;
    }

    private static bool Matches(string allowed, string origin) =>
        allowed.AsSpan().ContainsAny('*', '?')
        && origin.Length <= MaxLengthWithWildcards
        && origin.Contains("://", StringComparison.Ordinal)
        // It is sent back, and what else it may hold is no origin.
        && !origin.AsSpan().ContainsAnyExceptInRange('!', '~')
        && FileSystemName.MatchesSimpleExpression(allowed, origin, ignoreCase: false);
}
