namespace Holdall.Commands;

/// <summary>Takes commands for the command line.</summary>
public interface ICommands
{
    /// <summary>Adds a command.</summary>
    void Add(PluginCommand command);
}
