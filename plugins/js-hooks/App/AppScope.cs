using System.Runtime.CompilerServices;
using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Which application the handlers of an event work with: one of them may have put another one there.</summary>
internal static class AppScope
{
    private static readonly ConditionalWeakTable<object, ScriptApp> Set = [];

    /// <summary>The application of an event or request, or null for the usual one.</summary>
    public static ScriptApp? Find(object subject) => Set.TryGetValue(KeyOf(subject), out var app) ? app : null;

    /// <summary>The application of an event or request.</summary>
    public static ScriptApp Of(object subject, ScriptServices services)
    {
        if (Find(subject) is { } app) return app;
        var isChange = subject is RecordEvent or ModelEvent or CollectionEvent;
        return isChange ? new ScriptApp(services) { IsTransactional = ((HookEvent)subject).IsInTransaction } : new ScriptApp(services);
    }

    /// <summary>As the other, in a script: the same object as <c>$app</c> where it is the same application.</summary>
    public static ScriptApp Of(object subject, ScriptEngine engine)
    {
        var app = Of(subject, engine.Services);
        if (Find(subject) is not null || engine.Engine.Global.Get("$app") is not HostObject { Target: ScriptApp known }) return app;
        return known.IsTransactional == app.IsTransactional && !known.IsWithoutHooks ? known : app;
    }

    public static void Put(object subject, ScriptApp app) => Set.AddOrUpdate(KeyOf(subject), app);

    /// <summary>All events of a request share what belongs to the request, and so do those of one change that are inside each other.</summary>
    private static object KeyOf(object subject) => subject switch
    {
        RequestEvent e => e.Request,
        ModelEvent { Outer: { } outer } => outer,
        _ => subject,
    };
}
