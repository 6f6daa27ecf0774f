namespace Holdall.Commands;

/// <summary>One call of a command.</summary>
public sealed class CommandInvocation
{
    /// <summary>Values of the arguments, in the order of <see cref="PluginCommand.Arguments"/>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Signalled by Ctrl+C.</summary>
    public required CancellationToken Aborted { get; init; }
}
