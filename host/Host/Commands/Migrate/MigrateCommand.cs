using System.CommandLine;
using Holdall.Collections;
using Holdall.Engine.Migrations;
using Holdall.Migrations;

namespace Holdall.Host.Commands.Migrate;

/// <summary><c>migrate</c>: the history of the data directory. Without a command of its own it is <c>migrate up</c>.</summary>
internal sealed class MigrateCommand : Command
{
    public const string Word = "migrate";

    private readonly Argument<int> _count = new("N") { Description = "How many; a negative number means all", DefaultValueFactory = _ => 1 };
    private readonly Argument<string> _name = new("NAME") { Description = "What the migration does" };
    private readonly Option<bool> _csharp = new("--csharp") { Description = "Write a C# class, also if a plugin runs scripts" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do it without a question, for scripts" };
    private readonly TextWriter _output;
    private readonly Confirmation _confirmation;

    public MigrateCommand(TextReader input, TextWriter output, TextWriter error) : base(Word, "Applies, reverts and creates migrations")
    {
        _output = output;
        _confirmation = new Confirmation(input, error);
        Add("up", "Applies all migrations that were not applied yet", (_, stop) => UpAsync(stop));
        var down = Add("down", "Reverts the last applied migrations", DownAsync, needsData: true);
        var create = Add("create", "Writes a file with an empty migration", CreateAsync);
        create.Arguments.Add(_name);
        var collections = Add("collections", "Writes a file with a migration that makes all collections as they are now", CollectionsAsync, needsData: true);
        down.Arguments.Add(_count);
        foreach (var command in (Command[])[create, collections]) command.Options.Add(_csharp);
        foreach (var command in (Command[])[down, create, collections]) command.Options.Add(_yes);
        Add("history-sync", "Forgets applied migrations that no longer exist", (_, stop) => SyncHistoryAsync(stop), needsData: true);
        SetAction((_, stop) => OpenAndRunAsync(() => UpAsync(stop)));
    }

    public Generation? Generation { get; set; }

    private MigrationRunner Runner => Generation!.Services.GetRequiredService<MigrationRunner>();

    private LaunchOptions Launch => Generation!.Services.GetRequiredService<LaunchOptions>();

    private DateTimeOffset Now => Generation!.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private Command Add(string name, string description, Func<ParseResult, CancellationToken, Task> run, bool needsData = false)
    {
        var command = new Command(name, description);
        command.SetAction((line, stop) =>
        {
            if (needsData) ExistingData.ThrowIfMissing(Launch);
            return OpenAndRunAsync(() => run(line, stop));
        });
        Subcommands.Add(command);
        return command;
    }

    private async Task<int> OpenAndRunAsync(Func<Task> run)
    {
        await Generation!.OpenAsync();
        await run();
        return 0;
    }

    private async Task UpAsync(CancellationToken stop)
    {
        var applied = await Runner.UpAsync(stop);
        foreach (var name in applied) await _output.WriteLineAsync("Applied " + name);
        if (applied.Count == 0) await _output.WriteLineAsync("No new migrations to apply.");
    }

    private async Task DownAsync(ParseResult line, CancellationToken stop)
    {
        var last = Runner.LastApplied(line.GetValue(_count));
        if (last.Count == 0)
        {
            await _output.WriteLineAsync("No migrations to revert.");
            return;
        }

        var question = $"{string.Join(Environment.NewLine, last)}{Environment.NewLine}Do you really want to revert the above {last.Count} migration(s)?";
        if (!line.GetValue(_yes) && !await _confirmation.AskAsync(question, stop))
        {
            await _output.WriteLineAsync("Nothing was reverted.");
            return;
        }

        await Runner.DownAsync(last, stop);
        foreach (var name in last) await _output.WriteLineAsync("Reverted " + name);
    }

    private Task CreateAsync(ParseResult line, CancellationToken stop)
    {
        var title = line.GetValue(_name)!;
        if (!title.Any(char.IsAsciiLetterOrDigit)) throw new StartFailure($"\"{title}\" is no name of a migration");
        return WriteAsync(line, number => MigrationFile.Empty(title, number, SourceFor(line)), stop);
    }

    private IMigrationSource? SourceFor(ParseResult line) => line.GetValue(_csharp) ? null : Generation!.Services.GetService<IMigrationSource>();

    private Task CollectionsAsync(ParseResult line, CancellationToken stop)
    {
        var collections = Generation!.Services.GetRequiredService<ICollections>().All;
        return WriteAsync(line, number => MigrationFile.Snapshot(collections, number, SourceFor(line)), stop);
    }

    /// <summary>It comes after every migration of the folder, also after one that a server writes while the question is open.</summary>
    private async Task WriteAsync(ParseResult line, Func<long, MigrationFile> make, CancellationToken stop)
    {
        var number = NumberAfter(Now);
        var path = Path.Combine(Launch.MigrationsFolder, make(number).FileName);
        if (!line.GetValue(_yes) && !await _confirmation.AskAsync($"Do you really want to create the migration \"{path}\"?", stop))
        {
            await _output.WriteLineAsync("No file was written.");
            return;
        }

        Directory.CreateDirectory(Launch.MigrationsFolder);
        var file = make(NumberAfter(DateTimeOffset.FromUnixTimeSeconds(number)));
        path = Path.Combine(Launch.MigrationsFolder, file.FileName);
        await File.WriteAllTextAsync(path, file.Text, stop);
        await _output.WriteLineAsync($"Successfully created file \"{path}\"");
    }

    private long NumberAfter(DateTimeOffset time)
    {
        var folder = Launch.MigrationsFolder;
        return MigrationNumber.Next(Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)) : [], time);
    }

    private async Task SyncHistoryAsync(CancellationToken stop)
    {
        // Scripts are no classes, but their history stays true for as long as they lie there.
        var forgotten = await Runner.SyncHistoryAsync(name => File.Exists(Path.Combine(Launch.MigrationsFolder, Path.GetFileName(name))), stop);
        foreach (var name in forgotten) await _output.WriteLineAsync("Forgot " + name);
        await _output.WriteLineAsync("The history names only migrations that exist.");
    }
}
