using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Holdall.Http;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>
/// Regular expressions as users know them: RE2 syntax with ASCII classes, searched unanchored (spec 02). They run in linear time wherever .NET can do
/// that, otherwise with a time limit.
/// </summary>
internal static class Pattern
{
    private const int MostCached = 1000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

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

    /// <exception cref="PatternException">The pattern is not valid.</exception>
    public static Regex Compile(string pattern)
    {
        if (Compiled.TryGetValue(pattern, out var regex)) return regex;
        if (Compiled.Count > MostCached) Compiled.Clear();
        return Compiled[pattern] = Build(PatternEmitter.Emit(Parse(pattern)));
    }

    private static Regex Build(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Too large an automaton: the backtracking engine takes it.
            return new Regex(text, RegexOptions.CultureInvariant, Limit);
        }
    }
}
