using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Holdall.Commands;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary>Adds the commands of plugins to the command line. They run on an opened data directory.</summary>
internal sealed class PluginCommandTree(RootCommand root, Generation generation, TextWriter output, TextWriter error)
{
    private const string Many = "...";

    private readonly Dictionary<Command, string> _details = [];

    /// <summary>Those that no plugin has described: what is below them tells what they are for.</summary>
    private readonly HashSet<Command> _groups = [];

    /// <summary>What a group without a command does: like every command it opens the data directory, which makes it when there is none.</summary>
    public static async Task<int> HelpAsync(Generation generation, ParseResult line)
    {
        await generation.OpenAsync();
        return new HelpAction().Invoke(line);
    }

    public void Add(PluginCommand command)
    {
        var node = NodeOf(command);
        var arguments = command.Arguments.Select((name, i) => ArgumentOf(name, command.ArgumentDescriptions.ElementAtOrDefault(i))).ToArray();
        foreach (var argument in arguments) node.Arguments.Add(argument);
        var options = new CommandOptions(command.Options);
        options.AddTo(node);
        if (command.Details is { } details) ShowBelowHelp(node, details);
        node.SetAction((line, stop) =>
        {
            string[] words = [.. arguments.SelectMany(a => line.GetResult(a)?.Tokens ?? []).Select(t => t.Value)];
            RefuseStray(line);
            RefuseFlag(line, words);
            return RunAsync(command, new CommandInvocation { Arguments = words, Options = options.Read(line), Aborted = stop });
        });
    }

    /// <summary>What stands between the words of a command is none of its arguments.</summary>
    private static void RefuseStray(ParseResult line)
    {
        for (var group = line.CommandResult.Parent as CommandResult; group is not null; group = group.Parent as CommandResult)
        {
            foreach (var child in group.Children)
            {
                if (child is not ArgumentResult { Tokens: [var stray, ..] }) continue;
                var isFlag = stray.Value is ['-', _, ..];
                throw new StartFailure(isFlag ? $"unknown flag: {stray.Value}" : $"unknown command \"{group.Command.Name} {stray.Value}\"");
            }
        }
    }

    /// <summary>A misspelt option is no argument, unless it stands behind <c>--</c>.</summary>
    private static void RefuseFlag(ParseResult line, string[] words)
    {
        foreach (var token in line.Tokens)
        {
            if (token.Type == TokenType.DoubleDash) return;
            var isFlag = token.Type == TokenType.Argument && token.Value is ['-', _, ..];
            if (isFlag && words.Contains(token.Value)) throw new StartFailure($"unknown flag: {token.Value}");
        }
    }

    private void ShowBelowHelp(Command node, string details)
    {
        if (_details.Count == 0)
        {
            var help = root.Options.OfType<HelpOption>().Single();
            help.Action = new DetailedHelp((HelpAction)help.Action!, _details);
        }

        _details[node] = details;
    }

    /// <summary>The command at the end of the path; groups on the way come into being.</summary>
    private Command NodeOf(PluginCommand command)
    {
        Command node = root;
        var words = command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var existing = node.Subcommands.FirstOrDefault(c => c.Name == words[i]);
            if (existing is null)
            {
                node.Subcommands.Add(existing = i == words.Length - 1 ? new Command(words[i], command.Description) : GroupOf(words[i]));
                if (_groups.Contains(node)) node.Description = "Commands: " + string.Join(", ", node.Subcommands.Select(static below => below.Name));
            }

            node = existing;
        }

        return node;
    }

    private Command GroupOf(string word)
    {
        var group = new Command(word);
        _groups.Add(group);
        // What stands there instead of a command is no argument, which the help is not to tell of.
        var rest = new Argument<string[]>("rest") { Arity = ArgumentArity.ZeroOrMore, Hidden = true };
        group.Arguments.Add(rest);
        group.SetAction(async (line, _) =>
        {
            if (line.GetValue(rest) is [var unknown, ..]) await RefuseAsync(group, unknown);
            return await HelpAsync(generation, line);
        });
        return group;
    }

    /// <summary>A misspelt command is refused. Any other word is told of, and answered with the help, as in PocketBase.</summary>
    /// <exception cref="StartFailure">It is a misspelt command, or a flag.</exception>
    private async Task RefuseAsync(Command group, string word)
    {
        if (word is ['-', _, ..]) throw new StartFailure($"unknown flag: {word}");
        var names = group.Subcommands.Select(static command => command.Name);
        var text = $"unknown command \"{group.Name} {word}\"{NearestName.Hint(word, names)}";
        if (NearestName.Of(word, names) is not null) throw new StartFailure(text);
        await error.WriteLineAsync(text);
    }

    /// <summary><c>NAME</c> is required, <c>[NAME]</c> may be left out, <c>NAME...</c> takes any number.</summary>
    private static Argument ArgumentOf(string name, string? description)
    {
        if (name.EndsWith(Many, StringComparison.Ordinal))
        {
            return new Argument<string[]>(name[..^Many.Length]) { Arity = ArgumentArity.ZeroOrMore, Description = description, HelpName = name };
        }

        return name.StartsWith('[')
            ? new Argument<string>(name.Trim('[', ']')) { Arity = ArgumentArity.ZeroOrOne, Description = description }
            : new Argument<string>(name) { Arity = ArgumentArity.ExactlyOne, Description = description };
    }

    private async Task<int> RunAsync(PluginCommand command, CommandInvocation invocation)
    {
        var launch = generation.Services.GetRequiredService<LaunchOptions>();
        if (command.NeedsData) ExistingData.ThrowIfMissing(launch);
        else if (launch.HasUsualDataFolder && ExistingData.IsMissing(launch))
            await error.WriteLineAsync($"There is no data directory {launch.DataFolder} yet: it is made. Another one has to be named by --dir.");
        await generation.OpenAsync();
        if (await command.RunAsync(invocation) is { } text) await output.WriteLineAsync(text);
        return 0;
    }
}
