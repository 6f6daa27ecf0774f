using Holdall.Engine.Jobs;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>A job on a clock, and who registered it.</summary>
internal sealed record Cron(string Plugin, string Id, CronExpression When, JobHandler Handler, CronOptions Options)
{
    public bool IsDue(DateTimeOffset minute) => When.IsDue(minute, Options.TimeZone);

    public DateTimeOffset? FindNext(DateTimeOffset after) => When.FindNext(after, Options.TimeZone);
}

/// <summary>A job that is enqueued by name.</summary>
internal sealed record NamedJob(JobHandler Handler, JobRetries? Retries);

/// <summary>All jobs of this process: those that are enqueued by name and those on a clock.</summary>
internal sealed class JobRegistry
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Plugin, string Name), NamedJob> _jobs = [];
    private Cron[] _crons = [];

    /// <summary>The jobs on a clock in the order of registration; a snapshot.</summary>
    public IReadOnlyList<Cron> Crons => Volatile.Read(ref _crons);

    /// <summary>The registry that a plugin gets.</summary>
    public IJobRegistry For(string plugin) => new PluginJobs(this, plugin);

    public Cron? FindCron(string id) => Array.Find(Volatile.Read(ref _crons), cron => cron.Id == id);

    /// <summary>The work of a stored run; null when no such job is registered any more.</summary>
    public JobHandler? FindHandler(string plugin, string name)
    {
        lock (_lock)
        {
            if (_jobs.TryGetValue((plugin, name), out var job)) return job.Handler;
        }

        return FindCron(name) is { } cron && cron.Plugin == plugin ? cron.Handler : null;
    }

    /// <summary>How often a job is tried again; null when it is not.</summary>
    public JobRetries? FindRetries(string plugin, string name)
    {
        lock (_lock) return _jobs.GetValueOrDefault((plugin, name))?.Retries;
    }

    private void Add(string plugin, string name, NamedJob job)
    {
        lock (_lock)
        {
            if (FindCron(name)?.Plugin == plugin || !_jobs.TryAdd((plugin, name), job)) throw Taken(plugin, name);
        }
    }

    private void AddCron(Cron cron)
    {
        lock (_lock)
        {
            if (_jobs.ContainsKey((cron.Plugin, cron.Id))) throw Taken(cron.Plugin, cron.Id);
            var at = Array.FindIndex(_crons, other => other.Id == cron.Id);
            if (at >= 0 && _crons[at].Plugin != cron.Plugin) throw Belongs(cron.Id, _crons[at].Plugin);
            if (at < 0)
            {
                _crons = [.. _crons, cron];
                return;
            }

            Cron[] changed = [.. _crons];
            changed[at] = cron;
            _crons = changed;
        }
    }

    private bool RemoveCron(string plugin, string id)
    {
        lock (_lock)
        {
            if (FindCron(id) is { } cron && cron.Plugin != plugin) throw Belongs(id, cron.Plugin);
            var left = Array.FindAll(_crons, cron => cron.Id != id);
            if (left.Length == _crons.Length) return false;
            _crons = left;
            return true;
        }
    }

    private static CronExpression Parse(string plugin, string id, string expression)
    {
        try
        {
            return CronExpression.Parse(expression);
        }
        catch (FormatException e)
        {
            throw new FormatException($"The job {id} of {plugin} has the schedule \"{expression}\". {e.Message}", e);
        }
    }

    private static ArgumentException Belongs(string id, string owner) => new($"The job {id} belongs to {owner}.", nameof(id));

    private static ArgumentException Taken(string plugin, string name) => new($"The plugin {plugin} has a job {name} already.", nameof(name));

    private sealed class PluginJobs(JobRegistry all, string plugin) : IJobRegistry
    {
        public void Add(string name, JobHandler handler, JobRetries? retries = null)
        {
            if (retries is { Attempts: < 1 }) throw new ArgumentException($"The job {name} of {plugin} would never run.", nameof(retries));
            all.Add(plugin, name, new NamedJob(handler, retries));
        }

        public void AddCron(string id, string expression, JobHandler handler, CronOptions? options = null) =>
            all.AddCron(new Cron(plugin, id, Parse(plugin, id, expression), handler, options ?? new CronOptions()));

        public bool RemoveCron(string id) => all.RemoveCron(plugin, id);
    }
}
