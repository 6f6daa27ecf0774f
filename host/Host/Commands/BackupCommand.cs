using System.CommandLine;
using System.Globalization;
using Holdall.Engine.Backups;
using Holdall.Engine.Migrations;
using Holdall.Engine.Storage;
using Holdall.Files;

namespace Holdall.Host.Commands;

/// <summary><c>backup</c>: makes, lists and restores backups without a server.</summary>
internal sealed class BackupCommand : Command
{
    public const string Word = "backup";

    /// <summary>How long is waited for another process; 0 would be for ever.</summary>
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(1);

    private readonly Argument<string> _name = new("NAME") { Description = "Name of the backup, such as before_update.zip", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _file = new("--output") { Description = "File to write the backup to, instead of storing it with the others" };
    private readonly Argument<string> _source = new("NAME|FILE") { Description = "Name of a backup, or path of an archive" };
    private readonly TextWriter _output;
    private readonly IncrementalCommand _incremental;

    public BackupCommand(TextWriter output) : base(Word, "Makes, lists and restores backups")
    {
        _output = output;
        var create = Add("create", "Makes a backup", CreateAsync);
        create.Arguments.Add(_name);
        create.Options.Add(_file);
        Add("list", "Lists the backups", (_, stop) => ListAsync(stop));
        Subcommands.Add(_incremental = new IncrementalCommand(output));
        Add("restore", "Replaces the data by that of a backup, while no server runs", RestoreAsync).Arguments.Add(_source);
    }

    public Generation? Generation
    {
        get;
        set => field = _incremental.Generation = value;
    }

    /// <summary>Builds the generation that tries what was restored.</summary>
    public Func<Task<Generation>>? Rebuild { get; set; }

    private Command Add(string name, string description, Func<ParseResult, CancellationToken, Task> run)
    {
        var command = new Command(name, description);
        command.SetAction(async (line, stop) =>
        {
            await run(line, stop);
            return 0;
        });
        Subcommands.Add(command);
        return command;
    }

    private async Task CreateAsync(ParseResult line, CancellationToken stop)
    {
        ExistingData.ThrowIfMissing(Service<LaunchOptions>());
        var (name, file) = (line.GetValue(_name)!, line.GetValue(_file));
        if (name.Length > 0 && BackupNames.Check(name) is not null)
            throw new StartFailure($"\"{name}\" is no name of a backup: it has small letters, digits, _ and -, and ends with .zip.");
        if (file is not null) ThrowIfUnfit(file);
        await Generation!.OpenAsync();
        if (file is null && name.Length > 0 && await Service<BackupStorages>().HasAsync(name, stop))
            throw new StartFailure($"There is a backup {name} already.");
        var made = await Service<BackupMaker>().RunAsync(name, file is null ? null : (archive, aborted) => WriteAsync(file, archive, aborted), stop);
        await _output.WriteLineAsync($"Successfully created the backup {file ?? made}");
    }

    private async Task ListAsync(CancellationToken stop)
    {
        ExistingData.ThrowIfMissing(Service<LaunchOptions>());
        await Generation!.OpenAsync();
        var rows = new List<string[]> { (string[])["MADE", "BYTES", "NAME"] };
        foreach (var backup in await Service<BackupStorages>().ListAsync(stop))
        {
            var made = backup.Modified.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            rows.Add([made + "Z", backup.Size.ToString(CultureInfo.InvariantCulture), backup.Name]);
        }

        if (rows.Count > 1) TextTable.Write(_output, rows);
    }

    private async Task RestoreAsync(ParseResult line, CancellationToken stop)
    {
        var launch = Service<LaunchOptions>();
        var source = line.GetValue(_source)!;
        if (!File.Exists(source)) ExistingData.ThrowIfMissing(launch);
        if (FindOtherUse(launch.DataFolder) is { } inUse)
        {
            // A wrong name is to be known before anybody stops a server for it.
            await Generation!.OpenAsync();
            await ThrowIfMissingAsync(source, stop);
            throw inUse;
        }

        await Generation!.OpenAsync();
        var requested = Generation.RestartRequested;
        await UnpackAsync(source, stop);
        if (!requested.IsCompletedSuccessfully) throw new StartFailure("A plugin has kept the backup from being restored; nothing was changed.");
        var swap = await requested;
        await Generation.EndAsync(isRestart: true);
        swap.Do();
        var pending = await TryAsync(swap);
        await _output.WriteLineAsync($"Successfully restored {source}");
        await RestoredMigrations.TellAsync(_output, pending, launch.MigrationsFolder);
    }

    private async Task UnpackAsync(string source, CancellationToken stop)
    {
        var restorer = Service<BackupRestorer>();
        await using var archive = await OpenAsync(restorer, source, stop);
        using var turn = Service<ActiveBackup>().Begin(source);
        try
        {
            await restorer.RunAsync(turn, Path.GetFileName(source), archive, stop);
        }
        catch (InvalidDataException e)
        {
            throw new StartFailure($"{source} is no backup: {e.Message}", e);
        }
    }

    private async Task<StoredFile> OpenAsync(BackupRestorer restorer, string source, CancellationToken stop)
    {
        if (await Service<BackupStorages>().HasAsync(source, stop)) return await restorer.OpenAsync(source, stop);
        await ThrowIfMissingAsync(source, stop);
        return await restorer.OpenFileAsync(source, stop);
    }

    /// <exception cref="StartFailure">It is neither a backup nor a file.</exception>
    private async Task ThrowIfMissingAsync(string source, CancellationToken stop)
    {
        if (File.Exists(source) || await Service<BackupStorages>().HasAsync(source, stop)) return;
        throw new StartFailure($"There is no backup {source}, and no file of that name.");
    }

    /// <summary>What can't be opened is taken out again.</summary>
    /// <returns>The migrations that the next start applies.</returns>
    private async Task<IReadOnlyList<string>> TryAsync(DataSwap swap)
    {
        try
        {
            await using var restored = await Rebuild!();
            await restored.OpenAsync();
            var pending = restored.Services.GetRequiredService<MigrationRunner>().Pending();
            Composition.Settle(restored.Services);
            return pending;
        }
        catch (Exception e)
        {
            swap.Undo();
            throw new StartFailure($"The backup was not restored, and what was before is in force: {FailureText.Of(e)}", e);
        }
    }

    private TService Service<TService>() where TService : notnull => Generation!.Services.GetRequiredService<TService>();

    /// <exception cref="StartFailure">Something is there, or it would be taken for a part of the data.</exception>
    private void ThrowIfUnfit(string file)
    {
        if (Path.Exists(file)) throw new StartFailure($"{file} exists already.");
        var data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Service<LaunchOptions>().DataFolder)) + Path.DirectorySeparatorChar;
        if (Path.GetFullPath(file).StartsWith(data, StringComparison.Ordinal))
            throw new StartFailure($"{file} is in the data directory. Without --output the backup is stored with the others.");
    }

    /// <returns>That another process has the databases open; null when none has.</returns>
    private static StartFailure? FindOtherUse(string folder)
    {
        try
        {
            foreach (var file in (string[])[Databases.MainFile, Databases.AuxiliaryFile]) SoleAccess.Take(Path.Combine(folder, file), LockWait)?.Dispose();
            return null;
        }
        catch (DatabaseException e) when (e.Kind == DatabaseErrorKind.Busy)
        {
            return new StartFailure(
                $"A server, or another process, has the data in {folder} open, so this command can't replace it. Either stop that process and try again, "
                + "or let the running server restore the backup: in the dashboard (Settings, Backups; an archive from elsewhere is uploaded there first), or with "
                + "POST /api/backups/{name}/restore.",
                e);
        }
    }

    private static async Task WriteAsync(string path, Stream archive, CancellationToken aborted)
    {
        var partial = path + ".partial";
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                await archive.CopyToAsync(file, aborted);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
