namespace Holdall.Engine.Fields.Patterns;

/// <summary>The flags that a pattern can set.</summary>
internal readonly record struct PatternFlags(bool IgnoreCase, bool MultiLine, bool DotMatchesNewline, bool Ungreedy)
{
    /// <summary>The flags with one of them set; null for an unknown letter.</summary>
    public PatternFlags? With(char flag, bool isOn) => flag switch
    {
        'i' => this with { IgnoreCase = isOn },
        'm' => this with { MultiLine = isOn },
        's' => this with { DotMatchesNewline = isOn },
        'U' => this with { Ungreedy = isOn },
        _ => null,
    };
}
