using System.CommandLine;
using System.CommandLine.Help;
using Holdall.Commands;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary>Adds the commands of plugins to the command line. They run on an opened data directory.</summary>
internal sealed class PluginCommandTree(RootCommand root, Generation generation, TextWriter output, TextWriter error)
{
    private const string Many = "...";

    /// <summary>What a group without a command does: like every command it opens the data directory, which makes it when there is none.</summary>
    public static async Task<int> HelpAsync(Generation generation, ParseResult line)
    {
        await generation.OpenAsync();
        return new HelpAction().Invoke(line);
    }

    public void Add(PluginCommand command)
    {
        var node = NodeOf(command);
        var arguments = command.Arguments.Select(ArgumentOf).ToArray();
        foreach (var argument in arguments) node.Arguments.Add(argument);
        node.SetAction((line, stop) => RunAsync(command, [.. arguments.SelectMany(a => line.GetResult(a)?.Tokens ?? []).Select(t => t.Value)], stop));
    }

    /// <summary>The command at the end of the path; groups on the way come into being.</summary>
    private Command NodeOf(PluginCommand command)
    {
        Command node = root;
        var words = command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var existing = node.Subcommands.FirstOrDefault(c => c.Name == words[i]);
            if (existing is null) node.Subcommands.Add(existing = i == words.Length - 1 ? new Command(words[i], command.Description) : GroupOf(words[i]));
            node = existing;
        }

        return node;
    }

    private Command GroupOf(string word)
    {
        var group = new Command(word, $"Commands for {word}");
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
    /// <exception cref="StartFailure">It is a misspelt command.</exception>
    private async Task RefuseAsync(Command group, string word)
    {
        var names = group.Subcommands.Select(static command => command.Name);
        var text = $"unknown command \"{group.Name} {word}\"{NearestName.Hint(word, names)}";
        if (NearestName.Of(word, names) is not null) throw new StartFailure(text);
        await error.WriteLineAsync(text);
    }

    /// <summary><c>NAME</c> is required, <c>[NAME]</c> may be left out, <c>NAME...</c> takes any number.</summary>
    private static Argument ArgumentOf(string name)
    {
        if (name.EndsWith(Many, StringComparison.Ordinal)) return new Argument<string[]>(name[..^Many.Length]) { Arity = ArgumentArity.ZeroOrMore };
        return name.StartsWith('[')
            ? new Argument<string>(name.Trim('[', ']')) { Arity = ArgumentArity.ZeroOrOne }
            : new Argument<string>(name) { Arity = ArgumentArity.ExactlyOne };
    }

    private async Task<int> RunAsync(PluginCommand command, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        if (command.NeedsData) ExistingData.ThrowIfMissing(generation.Services.GetRequiredService<LaunchOptions>());
        await generation.OpenAsync();
        if (await command.RunAsync(new CommandInvocation { Arguments = arguments, Aborted = stop }) is { } text) await output.WriteLineAsync(text);
        return 0;
    }
}
