namespace Holdall.Commands;

/// <summary>An option of a command, such as <c>--count 3</c>.</summary>
public sealed class CommandOption
{
    /// <summary>Its name without dashes, such as <c>count</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One letter that stands for it behind one dash; null = there is none.</summary>
    public char? Letter { get; init; }

    /// <summary>A few words for the help.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// What the help calls its value, such as <c>number</c>. Null = it is a flag: it is given without a value, or with <c>true</c> or <c>false</c>.
    /// </summary>
    public string? ValueName { get; init; }

    /// <summary>Whether the command is refused without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the help leaves it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Says what is wrong with a value; null = nothing.</summary>
    public Func<string, string?>? Check { get; init; }
}
