using Holdall.Http;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>
/// Regular expressions as users write them, in RE2's syntax: what they consist of, or what is wrong with them. <see cref="TextPatterns"/> matches them.
/// </summary>
internal static class Pattern
{
    /// <summary>What is wrong with a pattern, or null. An empty one is fine.</summary>
    public static FieldError? FindError(string pattern)
    {
        try
        {
            Parse(pattern);
            return null;
        }
        catch (PatternException e)
        {
            return new FieldError("validation_invalid_regex", e.Message);
        }
    }

    /// <exception cref="PatternException">The pattern is not valid.</exception>
    public static PatternNode Parse(string pattern) => new PatternParser(pattern).Parse();
}
