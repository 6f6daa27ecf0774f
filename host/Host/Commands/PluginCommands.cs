using System.CommandLine;
using System.Text.RegularExpressions;
using Holdall.Commands;
using Holdall.Host.Commands.Doctor;
using Holdall.Host.Commands.Migrate;

namespace Holdall.Host.Commands;

/// <summary>The commands of plugins. Each has a path of its own: none lies below one of another plugin or of the host.</summary>
internal sealed partial class PluginCommands
{
    private static readonly string[] HostWords =
        [ServeCommand.Word, PluginsCommand.Word, MigrateCommand.Word, BackupCommand.Word, DoctorCommand.Word, LicensesCommand.Word];

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
            var isBelowOwn = owner == plugin && words.Length > others.Length;
            if (!isBelowOwn && (Begins(words, others) || Begins(others, words))) throw Taken(command, $"there is \"{other.Path}\" of the plugin \"{owner}\"");
        }

        CheckOptions(command);
        _all.Add((plugin, command));
    }

    private static void CheckOptions(PluginCommand command)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in command.Options)
        {
            if (!FormOfNames().IsMatch(option.Name)) throw Taken(command, $"\"{option.Name}\" is no name of an option");
            if (option.Letter is { } letter && !char.IsAsciiLetterOrDigit(letter)) throw Taken(command, $"\"{letter}\" is no letter of an option");
            foreach (var name in CommandOptions.NamesOf(option))
            {
                if (GlobalOptions.Has(name)) throw Taken(command, $"every command has an option {name}");
                if (!names.Add(name)) throw Taken(command, $"it has two options {name}");
            }
        }
    }

    private static string[] WordsOf(PluginCommand command) => command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Begins(string[] words, string[] first) => words.AsSpan().StartsWith(first);

    private static InvalidOperationException Taken(PluginCommand command, string why) => new($"The command \"{command.Path}\" can't be added: {why}.");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex FormOfNames();

    private sealed class OfPlugin(PluginCommands all, string plugin) : ICommands
    {
        public void Add(PluginCommand command) => all.Add(plugin, command);
    }
}
