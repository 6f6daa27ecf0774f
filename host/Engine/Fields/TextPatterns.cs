using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Holdall.Engine.Fields;

/// <summary>Patterns of text and password fields, compiled once. They are matched in linear time, so a hostile pattern or text costs nothing more.</summary>
internal static class TextPatterns
{
    /// <summary>The pattern of ids when nobody chose another.</summary>
    public const string DefaultId = "^[a-z0-9]+$";

    private const int MaxCached = 512;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(250);
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly ConcurrentDictionary<(string Pattern, bool Pairs), Regex?> Compiled = new();

    /// <summary>Whether a pattern in RE2's syntax is found in a text. A pattern that can't be compiled matches nothing.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        if (pattern == DefaultId) return text.Length > 0 && !text.AsSpan().ContainsAnyExcept(IdCharacters);
        var key = (pattern, TextRules.HasPairs(text));
        if (!Compiled.TryGetValue(key, out var regex)) regex = Add(key);
        if (regex is null) return false;
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex? Add((string Pattern, bool Pairs) key)
    {
        if (Compiled.Count >= MaxCached) Compiled.Clear();
        return Compiled[key] = Compile(key.Pattern, key.Pairs);
    }

    private static Regex? Compile(string pattern, bool pairs)
    {
        if (Re2Pattern.Translate(pattern, pairs) is not { } translated) return null;
        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MaxTime);
        }
        catch (NotSupportedException)
        {
            // Too large for a state machine: large repetitions of large classes.
            return new Regex(translated, RegexOptions.CultureInvariant, MaxTime);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
