namespace Holdall.Commands;

/// <summary>A command of the command line.</summary>
public sealed class PluginCommand
{
    /// <summary>
    /// Words that lead to it, separated by spaces, such as <c>superuser upsert</c>. A plugin may add commands below one that it has added before.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>One sentence for the help.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Names of its arguments in order: <c>NAME</c> is required, <c>[NAME]</c> may be left out, <c>NAME...</c>, as the last one, takes any number.
    /// </summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What the help says of each argument, in the order of <see cref="Arguments"/>; an empty text, or none, says nothing.</summary>
    public IReadOnlyList<string> ArgumentDescriptions { get; init; } = [];

    /// <summary>Its options. Names of options that every command has are refused.</summary>
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>What its own help says below everything else, such as examples; null = nothing.</summary>
    public string? Details { get; init; }

    /// <summary>Whether it is refused where there is no data directory yet. Others make one.</summary>
    public bool NeedsData { get; init; }

    /// <summary>
    /// Does the work on an opened data directory and returns the line to print, or null. An exception ends the program with exit code 1 and
    /// its message as <c>Error: …</c> on the standard error output.
    /// </summary>
    public required Func<CommandInvocation, Task<string?>> RunAsync { get; init; }
}
