using System.Buffers;
using System.Collections.Concurrent;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Patterns of text and password fields, compiled once. Nearly all are matched in linear time, so a hostile text costs nothing more.</summary>
internal static class TextPatterns
{
    /// <summary>The pattern of ids when nobody chose another.</summary>
    public const string DefaultId = "^[a-z0-9]+$";

    private const int MaxCached = 512;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly ConcurrentDictionary<string, PatternMatcher?> Compiled = new(StringComparer.Ordinal);

    /// <summary>Whether a pattern in RE2's syntax is found in a text. A pattern that can't be compiled matches nothing.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        if (pattern == DefaultId) return text.Length > 0 && !text.AsSpan().ContainsAnyExcept(IdCharacters);
        if (!Compiled.TryGetValue(pattern, out var matcher)) matcher = Add(pattern);
        return matcher is not null && matcher.IsMatch(text);
    }

    private static PatternMatcher? Add(string pattern)
    {
        if (Compiled.Count >= MaxCached) Compiled.Clear();
        return Compiled[pattern] = Compile(pattern);
    }

    private static PatternMatcher? Compile(string pattern)
    {
        try
        {
            return new PatternMatcher(Pattern.Parse(pattern));
        }
        catch (Exception e) when (e is PatternException or NotSupportedException)
        {
            return null;
        }
    }
}
