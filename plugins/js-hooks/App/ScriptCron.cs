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
        .Action("remove", (cron, a) => cron.Remove(a.Text(0)))
        .Action("removeAll", (cron, _) => cron.RemoveAll())
        .Method("total", cron => cron.Jobs.Count)
        .Method("jobs", cron => cron.Jobs.Select(job => new ScriptJob(cron, job)).ToList())
        .Action("start", (_, _) => { })
        .Action("stop", (_, _) => throw Unsupported())
        .Method("hasStarted", _ => true)
        .Action("setInterval", (_, _) => throw Unsupported())
        .Action("setTimezone", (_, _) => throw Unsupported());

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Func<Task>> _own = new(StringComparer.Ordinal);
    private IJobRegistry? _registry;

    public IReadOnlyList<CronJob> Jobs => services.Jobs.Crons;

    /// <summary>Gets the clock.</summary>
    public void Open(IJobRegistry registry) => _registry = registry;

    /// <summary>Takes what was loaded, in the place of all that was there.</summary>
    public void Replace(ScriptGeneration generation)
    {
        RemoveAll();
        foreach (var job in generation.Registrations.Crons) Add(generation, job);
    }

    public void Add(ScriptGeneration generation, CronRegistration job)
    {
        if (_registry is not { } registry) return;
        lock (_lock)
        {
            registry.AddCron(job.Id, job.Expression, _ => RunOnClockAsync(generation, job));
            _own[job.Id] = () => TryRunAsync(generation, job);
        }
    }

    public void Remove(string id)
    {
        lock (_lock)
        {
            if (_own.Remove(id)) _registry?.RemoveCron(id);
        }
    }

    /// <summary>Runs a job of a script now, and ends with it; what it throws is only logged. One of the server runs as soon as a worker is free.</summary>
    public async Task RunAsync(string id)
    {
        Func<Task>? own;
        lock (_lock) own = _own.GetValueOrDefault(id);
        if (own is null)
        {
            await services.Jobs.RunCronAsync(id);
            return;
        }

        await own();
    }

    private void RemoveAll()
    {
        lock (_lock)
        {
            foreach (var id in _own.Keys) _registry?.RemoveCron(id);
            _own.Clear();
        }
    }

    private void Add(CallArguments a)
    {
        a.Engine.Services.Jobs.RequireSchedule(a.Text(1));
        Add(a.Engine.Generation, new CronRegistration(a.Text(0), a.Text(1), HandlerSource.Of(a.Engine, a[2])));
    }

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
