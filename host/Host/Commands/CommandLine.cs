using System.CommandLine;
using System.CommandLine.Help;
using Holdall.Host.Commands.Doctor;
using Holdall.Host.Commands.Migrate;
using Holdall.Host.Packaging;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary>
/// The command line. It is read twice: plugins add commands, and which plugins there are is said by the options, so these are read first.
/// </summary>
/// <param name="inProcess">Plugins that the application brings along.</param>
/// <param name="input">Where questions are answered.</param>
/// <param name="output">What was asked for.</param>
/// <param name="error">What went wrong.</param>
/// <param name="serves">Is told each generation that answers requests.</param>
internal sealed class CommandLine(
    IReadOnlyList<PluginState> inProcess, TextReader input, TextWriter output, TextWriter error, Action<Generation> serves)
{
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private readonly GlobalOptions _options = new();

    public async Task<int> RunAsync(string[] args, CancellationToken stop)
    {
        try
        {
            return await RunOrThrowAsync(args, stop);
        }
        catch (Exception e)
        {
            await error.WriteLineAsync("Error: " + FailureText.Of(e));
            return 1;
        }
    }

    /// <summary>As <see cref="RunAsync"/>, and failures are the caller's.</summary>
    public async Task<int> RunOrThrowAsync(string[] args, CancellationToken stop)
    {
        try
        {
            return await RunCommandAsync(args, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped before it was done.");
            return 0;
        }
    }

    private async Task<int> RunCommandAsync(string[] args, CancellationToken stop)
    {
        RefuseEmpty(args);
        args = FlagSpellings.WithoutUnknown(FlagSpellings.Plain(args, _options.Flags), _options.Flags);
        var serve = new ServeCommand(output, error, serves);
        var list = new PluginsCommand(output);
        var migrate = new MigrateCommand(input, output, error);
        var backup = new BackupCommand(output);
        var doctor = new DoctorCommand(output);
        var licenses = new LicensesCommand(output);
        var root = Root(serve, list, migrate, backup, doctor, licenses);
        var first = root.Parse(args, Parsing);
        var own = OwnCommandOf(first, args);
        // No plugin adds anything to these, so what is wrong with them is known before any plugin is loaded.
        if (first.Action is VersionAction || own is not null) ThrowIfWrong(first);
        if (first.Action is VersionAction || own == licenses) return await InvokeAsync(first, stop);

        var launch = _options.Read(first);
        if (own != serve && ExistingData.ActAsOwner(launch) is { } warning) await error.WriteLineAsync("Warning: " + warning);
        using var run = new RunFolder(launch.DataFolder);
        SqliteLibrary.Use(new CodeFiles(run));
        if (own == doctor && first.Action is not HelpAction)
        {
            // It is to change nothing, and plugins may be what is broken: they are configured at most.
            doctor.Launch = launch;
            doctor.Activate = () => PluginSet.ActivateAsync(
                launch, inProcess, new Dictionary<string, string>(), new PluginCalls(null, launch.PluginTimeout, stop), new PluginLoading(run));
            return await InvokeAsync(first, stop);
        }

        var loading = new PluginLoading(run);
        var marker = own == serve && first.Action is not HelpAction ? serve.Prepare(first, launch) : null;
        serve.Pending = Composition.Recover(launch);
        await using var generation = await Generation.BuildAsync(launch, inProcess, loading, marker, stop);
        serve.Rebuild = backup.Rebuild = () => Generation.BuildAsync(launch, inProcess, loading, marker, stop);
        serve.Generation = list.Generation = migrate.Generation = backup.Generation = generation;
        root.SetAction((line, _) => PluginCommandTree.HelpAsync(generation, line));
        generation.Commands.AddTo(root, generation, output, error);
        var line = root.Parse(args, Parsing);
        ThrowIfWrong(line);
        return await InvokeAsync(line, stop);
    }

    /// <summary>The host's command that was called, unless its name only stands among the words of a plugin's command.</summary>
    private static Command? OwnCommandOf(ParseResult first, string[] args)
    {
        var command = first.CommandResult.Command;
        if (command is RootCommand) return null;
        return first.UnmatchedTokens is [var unknown, ..] && Array.IndexOf(args, unknown) < Array.IndexOf(args, command.Name) ? null : command;
    }

    private Task<int> InvokeAsync(ParseResult line, CancellationToken stop) =>
        line.InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop);

    /// <summary>The parser would take the next word for the value: <c>--dir=$UNSET --dev</c> would make a data directory <c>--dev</c>.</summary>
    private static void RefuseEmpty(string[] args)
    {
        foreach (var word in args)
        {
            if (word == "--") return;
            if (word.StartsWith("--", StringComparison.Ordinal) && word.EndsWith('=')) throw new StartFailure($"{word} has no value.");
        }
    }

    private static void ThrowIfWrong(ParseResult line)
    {
        if (line.Errors.Count > 0) throw new StartFailure(FailureText.Of(line));
    }

    private RootCommand Root(params Command[] commands)
    {
        var root = new RootCommand("A backend in one file");
        root.Options.Remove(root.Options.First(o => o is VersionOption));
        root.Options.Add(new Option<bool>("--version", "-v") { Description = "Print the version", Action = new VersionAction(), Arity = ArgumentArity.Zero });
        _options.AddTo(root);
        foreach (var command in commands) root.Subcommands.Add(command);
        return root;
    }
}
