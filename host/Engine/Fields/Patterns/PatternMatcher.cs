using System.Text.RegularExpressions;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>A compiled pattern.</summary>
internal sealed class PatternMatcher
{
    /// <summary>More repetitions within each other than anyone writes. .NET's state machine takes minutes for them, and looks at the time too seldom.</summary>
    private const int MaxRepetitionDepth = 16;

    /// <summary>On a busy machine a small match may wait long for its turn, and must not fail for that.</summary>
    private static readonly TimeSpan MaxLinearTime = TimeSpan.FromSeconds(2);

    /// <summary>For the few patterns whose matching no text should be able to drag out.</summary>
    private static readonly TimeSpan MaxBacktrackingTime = TimeSpan.FromMilliseconds(250);

    private readonly Regex _regex;
    private readonly Alphabet _alphabet;

    public PatternMatcher(PatternNode pattern)
    {
        var written = DotNetRegexWriter.Write(pattern, out _alphabet);
        _regex = Depth(pattern) > MaxRepetitionDepth ? Backtracking(written) : Linear(written);
    }

    /// <summary>Whether the pattern is found in a text, in the time there is.</summary>
    public bool IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(_alphabet.Spell(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex Linear(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MaxLinearTime);
        }
        catch (NotSupportedException)
        {
            // Too large for a state machine: large repetitions of long parts.
            return Backtracking(pattern);
        }
    }

    private static Regex Backtracking(string pattern) => new(pattern, RegexOptions.CultureInvariant, MaxBacktrackingTime);

    private static int Depth(PatternNode node) => node switch
    {
        PatternNode.Repeat repeat => 1 + Depth(repeat.Item),
        PatternNode.Concat concat => concat.Items.Max(Depth),
        PatternNode.Alternate alternate => alternate.Branches.Max(Depth),
        _ => 0,
    };
}
