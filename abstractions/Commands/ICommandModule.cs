namespace Holdall.Commands;

/// <summary>A list of commands that a plugin adds to the command line.</summary>
public interface ICommandModule
{
    /// <summary>Registers the commands. Called when the command line is read; the data directory is opened only when one of them runs.</summary>
    void AddCommands(ICommands commands);
}

/// <summary>Takes commands for the command line.</summary>
public interface ICommands
{
    /// <summary>Adds a command.</summary>
    void Add(PluginCommand command);
}

/// <summary>A command of the command line.</summary>
/// <param name="Path">Words that lead to it, separated by spaces, such as <c>superuser upsert</c>.</param>
/// <param name="Description">One sentence for the help.</param>
/// <param name="Arguments">
/// Names of its arguments in order: <c>NAME</c> is required, <c>[NAME]</c> may be left out, <c>NAME...</c>, as the last one, takes any number.
/// </param>
/// <param name="RunAsync">
/// Does the work on an opened data directory and returns the line to print, or null. An exception ends the program with exit code 1 and
/// its message as <c>Error: …</c> on the standard error output.
/// </param>
public sealed record PluginCommand(
    string Path,
    string Description,
    IReadOnlyList<string> Arguments,
    Func<CommandInvocation, Task<string?>> RunAsync);

/// <summary>One call of a command.</summary>
/// <param name="Arguments">Values of the arguments, in the order of <see cref="PluginCommand.Arguments"/>.</param>
/// <param name="Aborted">Signalled by Ctrl+C.</param>
public sealed record CommandInvocation(IReadOnlyList<string> Arguments, CancellationToken Aborted);
