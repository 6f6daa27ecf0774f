using System.Collections.Concurrent;
using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Hooks;

/// <summary>A plugin that writes down which hooks ran, and does what a test asks for at one of them.</summary>
internal sealed class HooksPlugin : IPlugin
{
    public HookScript Script { get; } = new();

    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton(Script);
        plugin.AddHooks<ScriptedHooks>();
    }
}

/// <summary>What happened at the hooks of articles, and what shall happen.</summary>
internal sealed class HookScript
{
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The hook at which <see cref="Act"/> runs.</summary>
    public string At { get; set; } = "";

    /// <summary>Runs in place of going on; true = go on.</summary>
    public Func<HookEvent, Task<bool>> Act { get; set; } = static _ => Task.FromResult(true);

    public string Told() => string.Join(' ', Calls);

    public void Reset(string at, Func<HookEvent, Task<bool>> act)
    {
        Calls.Clear();
        (At, Act) = (at, act);
    }

    public void FailAt(string at) => Reset(at, static _ => throw new InvalidOperationException("secret reason"));
}

internal sealed class ScriptedHooks(HookScript script) : IHookModule
{
    private static readonly HookPoint<RecordEvent>[] Points =
    [
        Stages.Validate, Stages.Create, Stages.CreateExecute, Stages.AfterCreateSuccess, Stages.AfterCreateError, Stages.Update, Stages.UpdateExecute,
        Stages.AfterUpdateSuccess, Stages.AfterUpdateError, Stages.Delete, Stages.DeleteExecute, Stages.AfterDeleteSuccess, Stages.AfterDeleteError,
    ];

    private static readonly HookPoint<RecordRequestEvent>[] Requests =
        [RecordHooks.ViewRequest, RecordHooks.CreateRequest, RecordHooks.UpdateRequest, RecordHooks.DeleteRequest];

    private static SaveHooks<RecordEvent> Stages => RecordHooks.Stages;

    public void AddHooks(IHooks hooks)
    {
        foreach (var point in Points) hooks.On(point).Use("articles", (e, next) => RunAsync(point.Name, e, next));
        foreach (var point in Requests) hooks.On(point).Use("articles", (e, next) => RunAsync(point.Name, e, next));
        hooks.RecordEnrich.Use("articles", (e, next) => RunAsync("onRecordEnrich", e, next));
    }

    private async Task RunAsync(string name, HookEvent e, Func<Task> next)
    {
        script.Calls.Enqueue(name["onRecord".Length..]);
        if (script.At != name["onRecord".Length..] || await script.Act(e)) await next();
    }
}
