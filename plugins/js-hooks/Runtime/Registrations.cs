using Holdall.Plugins.JsHooks.Commands;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What the files of a generation have registered, in their order.</summary>
internal sealed class Registrations
{
    public List<HookRegistration> Hooks { get; } = [];

    public List<CronRegistration> Crons { get; } = [];

    /// <summary>Whose clock the jobs run by; null = UTC.</summary>
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Adds a job, in the place of one with the same id.</summary>
    public void Add(CronRegistration job)
    {
        var at = Crons.FindIndex(other => other.Id == job.Id);
        if (at < 0) Crons.Add(job);
        else Crons[at] = job;
    }

    /// <summary>Takes all of another file.</summary>
    public void Take(Registrations others)
    {
        Hooks.AddRange(others.Hooks);
        Routes.AddRange(others.Routes);
        Middlewares.AddRange(others.Middlewares);
        Root.Children.AddRange(others.Root.Children);
        foreach (var job in others.Crons) Add(job);
        Zone = others.Zone ?? Zone;
    }

    public void RemoveCron(string id) => Crons.RemoveAll(job => job.Id == id);

    public List<RouteRegistration> Routes { get; } = [];

    /// <summary>What the commands of scripts are added to.</summary>
    public ScriptCommand Root { get; } = new();

    public List<MiddlewareRegistration> Middlewares { get; } = [];
}
