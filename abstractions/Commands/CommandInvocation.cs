namespace Holdall.Commands;

/// <summary>One call of a command.</summary>
public sealed class CommandInvocation
{
    /// <summary>Values of the arguments, in the order of <see cref="PluginCommand.Arguments"/>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>
    /// The values of the options that were given, by their names and in the order in which they came; of a flag <c>true</c> or <c>false</c>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Signalled by Ctrl+C.</summary>
    public required CancellationToken Aborted { get; init; }
}
