using Holdall.Jobs;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Loading;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The jobs of scripts on the clock of the host, <c>$app.cron()</c>.</summary>
internal sealed class ScriptCron(ScriptServices services)
{
    public static readonly HostType<ScriptCron> Table = new HostType<ScriptCron>("Cron")
        .Action("add", (cron, a) => cron.Add(a))
        .Action("mustAdd", (cron, a) => cron.Add(a))
        .Action("remove", (cron, a) => cron.Remove(a, a.Text(0)))
        .Action("removeAll", (cron, a) => cron.RemoveAll(a))
        .Method("total", cron => cron.Jobs.Count)
        .Method("jobs", cron => cron.Jobs.Select(job => new ScriptJob(cron, job)).ToList())
        .Action("start", (_, _) => { })
        .Action("stop", (_, _) => throw Unsupported())
        .Method("hasStarted", _ => true)
        .Action("setInterval", (_, _) => throw Unsupported())
        .Action("setTimezone", (cron, a) => cron.SetZone(a, a.Require<TimeZoneInfo>(0)));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ScriptGeneration Generation, CronRegistration Job)> _own = new(StringComparer.Ordinal);
    private IJobRegistry? _registry;
    private TimeZoneInfo? _zone;

    public IReadOnlyList<CronJob> Jobs => services.Jobs.Crons;

    /// <summary>Gets the clock.</summary>
    public void Open(IJobRegistry registry) => _registry = registry;

    /// <summary>Takes what was loaded, in the place of all that was there.</summary>
    public void Replace(ScriptGeneration generation)
    {
        if (_registry is null) return;
        lock (_lock)
        {
            RemoveAll();
            _zone = generation.Registrations.Zone;
            foreach (var job in generation.Registrations.Crons) Add(generation, job);
        }
    }

    /// <summary>Adds a job: at once, or with the files that are being loaded.</summary>
    public void Add(CallArguments a, CronRegistration job)
    {
        RequireSchedule(a, job.Expression);
        if (Waiting(a) is { } registrations) registrations.Add(job);
        else Add(a.Engine.Generation, job);
    }

    /// <summary>Removes a job: at once, or with the files that are being loaded.</summary>
    public void Remove(CallArguments a, string id)
    {
        if (Waiting(a) is { } registrations)
        {
            registrations.RemoveCron(id);
            return;
        }

        lock (_lock)
        {
            if (_own.Remove(id)) _registry?.RemoveCron(id);
        }
    }

    /// <summary>Runs a job of a script now, and ends with it; what it throws is only logged. One of the server runs as soon as a worker is free.</summary>
    public async Task RunAsync(string id)
    {
        (ScriptGeneration Generation, CronRegistration Job) own;
        bool isOwn;
        lock (_lock) isOwn = _own.TryGetValue(id, out own);
        if (isOwn) await TryRunAsync(own.Generation, own.Job);
        else await services.Jobs.RunCronAsync(id);
    }

    /// <summary>Where jobs wait until there is a clock: that of the file that is being loaded, or of all files while the server is being started.</summary>
    private Registrations? Waiting(CallArguments a) => a.Engine.Registrations ?? (_registry is null ? a.Engine.Generation.Registrations : null);

    private void Add(ScriptGeneration generation, CronRegistration job)
    {
        lock (_lock)
        {
            _registry!.AddCron(job.Id, job.Expression, _ => RunOnClockAsync(generation, job), new CronOptions { TimeZone = _zone });
            _own[job.Id] = (generation, job);
        }
    }

    /// <summary>Texts of errors in scripts begin small and have no stop.</summary>
    private static void RequireSchedule(CallArguments a, string expression)
    {
        try
        {
            a.Engine.Services.Jobs.RequireSchedule(expression);
        }
        catch (FormatException e)
        {
            throw new ScriptException(char.ToLowerInvariant(e.Message[0]) + e.Message[1..].TrimEnd('.'));
        }
    }

    private void RemoveAll(CallArguments a)
    {
        if (Waiting(a) is { } registrations) registrations.Crons.Clear();
        else RemoveAll();
    }

    private void RemoveAll()
    {
        lock (_lock)
        {
            foreach (var id in _own.Keys) _registry?.RemoveCron(id);
            _own.Clear();
        }
    }

    /// <summary>For the jobs of scripts; those of the server stay where they are.</summary>
    private void SetZone(CallArguments a, TimeZoneInfo zone)
    {
        if (Waiting(a) is { } registrations)
        {
            registrations.Zone = zone;
            return;
        }

        lock (_lock)
        {
            _zone = zone;
            foreach (var (generation, job) in _own.Values.ToArray()) Add(generation, job);
        }
    }

    private void Add(CallArguments a) => Add(a, new CronRegistration(a.Text(0), a.Text(1), HandlerSource.Of(a.Engine, a[2])));

    /// <summary>The history of jobs tells of a failure, too.</summary>
    private async Task RunOnClockAsync(ScriptGeneration generation, CronRegistration job)
    {
        if (await TryRunAsync(generation, job) is { } failure) ScriptErrors.Rethrow(failure);
    }

    /// <summary>Runs it, and logs what it throws.</summary>
    private async Task<Exception?> TryRunAsync(ScriptGeneration generation, CronRegistration job)
    {
        try
        {
            await generation.RunAsync(new ScriptCall { Handler = job.Handler });
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            new LogValues("[cronAdd] failed to execute cron job", [new("jobId", job.Id), new("error", e.Message)]).Write(services.Logger, LogLevel.Error, e);
            return e;
        }
    }

    private static ScriptException Unsupported() => new("not supported: the clock belongs to the server");
}
