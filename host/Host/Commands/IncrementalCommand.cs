using System.CommandLine;
using System.CommandLine.Parsing;
using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Migrations;
using Holdall.Engine.Storage;
using Holdall.Migrations;

namespace Holdall.Host.Commands;

/// <summary>
/// <c>backup incremental</c>: lists incremental backups, restores the database as it was at a time, and takes over the place of another installation. None of
/// them needs the database.
/// </summary>
internal sealed class IncrementalCommand : Command
{
    private readonly IncrementalSource _source = new();
    private readonly Option<DateTimeOffset?> _at = new("--at")
    {
        Description = "Time to go back to, such as 2026-11-30T12:00:00Z; the last one there is by default",
        CustomParser = ParseTime,
    };
    private readonly Option<string?> _to = new("--to") { Description = "File to write the database to, instead of the data directory" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the database that is there" };
    private readonly TextWriter _output;

    public IncrementalCommand(TextWriter output) : base("incremental", "Lists incremental backups, and restores the database as it was at a time")
    {
        _output = output;
        Add("list", "Lists the times that can be restored", ListAsync);
        var restore = Add("restore", "Restores the database as it was at a time, while no server runs", RestoreAsync);
        foreach (var option in (Option[])[_at, _to, _force]) restore.Options.Add(option);
        Add("adopt", "Lets the data directory go on with the incremental backups of another installation, in its place", AdoptAsync);
    }

    public Generation? Generation { get; set; }

    private Command Add(string name, string description, Func<ParseResult, CancellationToken, Task> run)
    {
        var command = new Command(name, description);
        _source.AddTo(command);
        command.SetAction(async (line, stop) =>
        {
            await run(line, stop);
            return 0;
        });
        Subcommands.Add(command);
        return command;
    }

    private async Task ListAsync(ParseResult line, CancellationToken stop)
    {
        var store = _source.Find(line, Generation!.Services);
        var rows = new List<string[]> { (string[])["FROM", "TO", "GENERATION", "SEGMENTS"] };
        foreach (var generation in await StoredGeneration.ListAsync(store, stop))
        {
            var last = generation.Last;
            var gap = last == generation.Segments[^1] ? "" : $", number {last.Number + 1} is missing";
            rows.Add([Moments.TextOf(generation.Base.Time), Moments.TextOf(last.Time), generation.Name, $"{last.Number}{gap}"]);
        }

        if (rows.Count > 1) TextTable.Write(_output, rows);
    }

    private async Task RestoreAsync(ParseResult line, CancellationToken stop)
    {
        var launch = Generation!.Services.GetRequiredService<LaunchOptions>();
        var (at, to) = (line.GetValue(_at), line.GetValue(_to));
        if (to is not null && RealPath.AreSame(RealPath.Of(to), RealPath.Of(Path.Combine(launch.DataFolder, Databases.MainFile))))
            throw new StartFailure($"{to} is the database of the data directory: it is replaced without --to.");
        var store = _source.Find(line, Generation.Services);
        var target = to is null ? new RestoreTarget(launch.DataFolder, line.GetValue(_force)) : null;
        using var held = target?.Hold();
        // A file of its own replaces nothing that is of another installation.
        var owner = target is null ? null : await FindOwnerAsync(store, launch.DataFolder, stop);
        var file = target?.File ?? Path.GetFullPath(to!);
        if (to is not null && Path.Exists(file) && !line.GetValue(_force)) throw new StartFailure($"{file} exists already; --force replaces it.");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        File.Delete(partial);
        var time = await new IncrementalRestorer(store).RunAsync(at, partial, stop);
        target?.Clear();
        // First, so that what is restored is never in a directory that another installation could not go on with.
        if (owner is not null) new Installation(launch.DataFolder).Become(owner);
        File.Move(partial, file, overwrite: true);
        if (target is not null) CleanStop.In(launch.DataFolder).WriteRestored();
        await _output.WriteLineAsync($"Successfully restored {file} as it was at {Moments.TextOf(time)}");
        if (target is not null) await RestoredMigrations.TellAsync(_output, PendingIn(file), launch.MigrationsFolder);
    }

    private IReadOnlyList<string> PendingIn(string file)
    {
        var known = Generation!.Services.GetRequiredService<KnownMigrations>();
        known.AddOnce(Generation.Services.GetServices<IMigrationSource>());
        return known.PendingIn(file);
    }

    /// <returns>The installation whose incremental backups they are; null when they are of none.</returns>
    /// <exception cref="StartFailure">The data directory is another one.</exception>
    private static async Task<string?> FindOwnerAsync(ISegmentStore store, string folder, CancellationToken stop)
    {
        var (own, owner) = (new Installation(folder).Find(), await StoreOwner.FindAsync(store, stop));
        if (own is null || owner is null || own == owner) return owner;
        throw new StartFailure(
            $"The incremental backups in {store.Place} are of another installation than {folder}. Restore them elsewhere, with --to or another --dir; "
            + "or, if this directory is to go on in the place of that installation, use \"backup incremental adopt\" first.");
    }

    private async Task AdoptAsync(ParseResult line, CancellationToken stop)
    {
        var folder = Generation!.Services.GetRequiredService<LaunchOptions>().DataFolder;
        if (!Directory.Exists(folder)) throw new StartFailure($"There is no data directory {folder}.");
        var store = _source.Find(line, Generation.Services);
        var owner = await StoreOwner.FindAsync(store, stop)
            ?? throw new StartFailure($"The incremental backups in {store.Place} are of no installation yet: the first one whose server stores something there has them.");
        new Installation(folder).Become(owner);
        await _output.WriteLineAsync($"{folder} goes on with the incremental backups in {store.Place}");
    }

    private static DateTimeOffset? ParseTime(ArgumentResult given)
    {
        if (given.Tokens is [{ Value: var text }] && Moments.TryParse(text, out var time)) return time;
        given.AddError("--at must be a time such as 2026-11-30T12:00:00Z");
        return null;
    }
}
