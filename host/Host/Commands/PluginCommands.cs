using System.CommandLine;
using Holdall.Commands;
using Holdall.Host.Commands.Doctor;
using Holdall.Host.Commands.Migrate;

namespace Holdall.Host.Commands;

/// <summary>The commands of plugins. Each has a path of its own: none lies below another one or below a command of the host.</summary>
internal sealed class PluginCommands
{
    private static readonly string[] HostWords = [ServeCommand.Word, PluginsCommand.Word, MigrateCommand.Word, BackupCommand.Word, DoctorCommand.Word];

    private readonly List<(string Plugin, PluginCommand Command)> _all = [];

    /// <summary>Takes the commands of a plugin.</summary>
    public ICommands Of(string plugin) => new OfPlugin(this, plugin);

    public void AddTo(RootCommand root, Generation generation, TextWriter output, TextWriter error)
    {
        var tree = new PluginCommandTree(root, generation, output, error);
        foreach (var (_, command) in _all) tree.Add(command);
    }

    private void Add(string plugin, PluginCommand command)
    {
        var words = WordsOf(command);
        if (words.Length == 0) throw new InvalidOperationException("A command has no name.");
        if (HostWords.Contains(words[0])) throw Taken(command, $"there is \"{words[0]}\" of Holdall itself");
        foreach (var (owner, other) in _all)
        {
            var others = WordsOf(other);
            if (Begins(words, others) || Begins(others, words)) throw Taken(command, $"there is \"{other.Path}\" of the plugin \"{owner}\"");
        }

        _all.Add((plugin, command));
    }

    private static string[] WordsOf(PluginCommand command) => command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Begins(string[] words, string[] first) => words.AsSpan().StartsWith(first);

    private static InvalidOperationException Taken(PluginCommand command, string by) => new($"The command \"{command.Path}\" can't be added: {by}.");

    private sealed class OfPlugin(PluginCommands all, string plugin) : ICommands
    {
        public void Add(PluginCommand command) => all.Add(plugin, command);
    }
}
