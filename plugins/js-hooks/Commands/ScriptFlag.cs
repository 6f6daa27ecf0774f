using Holdall.Commands;

namespace Holdall.Plugins.JsHooks.Commands;

/// <summary>A flag of a command that a script has added.</summary>
internal sealed class ScriptFlag(FlagKind kind, string name, string letter, object usual, string usage)
{
    public static readonly HostType<ScriptFlag> Table = new HostType<ScriptFlag>("Flag")
        .Property("name", flag => flag.Name)
        .Property("shorthand", flag => flag.Letter)
        .Property("usage", flag => flag.Usage)
        .Property("defValue", flag => FlagKind.TextOf(flag.Usual).Trim('"'))
        .Property("changed", flag => flag.IsGiven);

    public string Name => name;

    public FlagKind Kind => kind;

    public bool IsRequired { get; set; }

    public bool IsHidden { get; set; }

    /// <summary>What was given; empty = nothing.</summary>
    public IReadOnlyList<string> Given { get; set; } = [];

    public bool IsGiven => Given.Count > 0;

    public object Value => IsGiven ? kind.Read(Given) : Usual;

    /// <summary>What the help says of it.</summary>
    public string Description => FlagKind.TextOf(Usual) is { Length: > 0 } text ? $"{Usage} (default {text})".TrimStart() : Usage;

    private string Letter => letter;

    private object Usual => usual;

    private string Usage => usage;

    public CommandOption ToOption() => new()
    {
        Name = name,
        Letter = letter.Length > 0 ? letter[0] : null,
        Description = Description,
        ValueName = kind.ValueName,
        IsRequired = IsRequired,
        IsHidden = IsHidden,
        Check = kind.Check,
    };
}
