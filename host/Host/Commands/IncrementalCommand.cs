using System.CommandLine;
using System.CommandLine.Parsing;
using Holdall.Engine.Backups.Incremental;

namespace Holdall.Host.Commands;

/// <summary><c>backup incremental</c>: lists incremental backups, and restores the database as it was at a time. Neither needs that database.</summary>
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
        foreach (var generation in await StoredGeneration.ListAsync(store, stop))
        {
            var last = generation.Last;
            var gap = last == generation.Segments[^1] ? "" : $", segment {last.Number + 1} is missing";
            await _output.WriteLineAsync(
                $"{Moments.TextOf(generation.Base.Time)}  {Moments.TextOf(last.Time)}  {generation.Name}  {last.Number} segments{gap}");
        }
    }

    private async Task RestoreAsync(ParseResult line, CancellationToken stop)
    {
        var launch = Generation!.Services.GetRequiredService<LaunchOptions>();
        var (at, to) = (line.GetValue(_at), line.GetValue(_to));
        var restorer = new IncrementalRestorer(_source.Find(line, Generation.Services));
        var target = to is null ? new RestoreTarget(launch.DataFolder, line.GetValue(_force)) : null;
        using var held = target?.Hold();
        var file = target?.File ?? Path.GetFullPath(to!);
        if (to is not null && Path.Exists(file) && !line.GetValue(_force)) throw new StartFailure($"{file} exists already; --force replaces it.");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        File.Delete(partial);
        var time = await restorer.RunAsync(at, partial, stop);
        target?.Clear();
        File.Move(partial, file, overwrite: true);
        await _output.WriteLineAsync($"Successfully restored {file} as it was at {Moments.TextOf(time)}");
    }

    private static DateTimeOffset? ParseTime(ArgumentResult given)
    {
        if (given.Tokens is [{ Value: var text }] && Moments.TryParse(text, out var time)) return time;
        given.AddError("--at must be a time such as 2026-11-30T12:00:00Z");
        return null;
    }
}
