namespace Holdall.Commands;

/// <summary>A list of commands that a plugin adds to the command line.</summary>
public interface ICommandModule
{
    /// <summary>Registers the commands. Called when the command line is read; the data directory is opened only when one of them runs.</summary>
    void AddCommands(ICommands commands);
}
