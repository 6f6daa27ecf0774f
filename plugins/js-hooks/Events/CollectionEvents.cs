using Holdall.Collections;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Requests;

namespace Holdall.Plugins.JsHooks.Events;

/// <summary>Events about collections. The host never changes a collection, so what a script changes is put into the event as another one.</summary>
internal static class CollectionEvents
{
    public static readonly HostType<CollectionEvent> Model = new HostType<CollectionEvent>("CollectionEvent", EventType.Base)
        .Property("context", _ => new ScriptContext())
        .Property("type", (_, engine) => EventType.KindOf(engine))
        .Property("collection", (e, engine) => Draft(engine, e, () => e.Model, c => e.Model = c), (e, a) => e.Model = Given(a))
        .Property("error", e => EventType.Shown(e.Error));

    public static readonly HostType<CollectionRequestEvent> Request = new HostType<CollectionRequestEvent>("CollectionRequestEvent", RequestEvents.Base)
        .Property("collection", (e, engine) => Draft(engine, e, () => e.Model, c => e.Model = c), (e, a) => e.Model = Given(a));

    public static readonly HostType<CollectionsImportRequestEvent> Import =
        new HostType<CollectionsImportRequestEvent>("CollectionsImportRequestEvent", RequestEvents.Base)
            .Property("collectionsData", e => e.CollectionsData, (e, a) => e.CollectionsData = [.. a.List(0).OfType<IDictionary<string, object?>>()])
            .Property("deleteMissing", e => e.DeleteMissing, (_, _) => { });

    public static readonly HostType<CollectionsListRequestEvent> List =
        new HostType<CollectionsListRequestEvent>("CollectionsListRequestEvent", RequestEvents.Base)
            .Property("collections", e => e.Collections, (_, _) => { })
            .Property("result", e => new CollectionsResult(e));

    public static readonly HostType<CollectionsResult> Result = new HostType<CollectionsResult>("Result")
        .Property("items", result => result.Event.Collections, (result, a) => result.Fill(a.List(0)))
        .Property("page", result => result.Event.Page, (result, a) => result.Event.Page = a.Integer(0))
        .Property("perPage", result => result.Event.PerPage, (result, a) => result.Event.PerPage = a.Integer(0))
        .Property("totalItems", result => result.Event.TotalItems, (result, a) => result.Event.TotalItems = a.Integer(0))
        .Property("totalPages", result => result.Event.TotalPages, (result, a) => result.Event.TotalPages = a.Integer(0));

    private static Jint.Native.JsValue Draft(ScriptEngine engine, HookEvent e, Func<Collection> get, Action<Collection> set) =>
        engine.Live.Of((e, "collection"), () => new LiveCollection(engine, get, set));

    private static Collection Given(CallArguments a) => a.Require<ScriptCollection>(0).ToCollection();
}
