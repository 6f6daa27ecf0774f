using Holdall.Auth;
using Holdall.Batch;
using Holdall.Files;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Events;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Realtime;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Events around requests: they have what requests have, and what each is about.</summary>
internal static class RequestEvents
{
    public static readonly HostType<RequestEvent> Base = new HostType<RequestEvent>("RequestEvent", EventType.Base)
        .With(table => RequestMembers.AddTo(table, e => e.Request))
        .Property("requestEvent", e => e.Request)
        .Property("collection", e => e.Collection, (_, _) => { });

    public static readonly HostType<RecordRequestEvent> Record = new HostType<RecordRequestEvent>("RecordRequestEvent", Base)
        .Property("record", e => e.Record, (e, a) => e.Record = a.Require<Record>(0));

    public static readonly HostType<RecordsListRequestEvent> List = new HostType<RecordsListRequestEvent>("RecordsListRequestEvent", Base)
        .Property("records", e => e.Page.Items, (_, _) => { })
        .Property("result", e => e.Page, (e, a) => e.Page = ListResult.Of(a));

    public static readonly HostType<RecordPage> Page = new HostType<RecordPage>("Result")
        .Property("page", page => page.Page, (page, a) => page.Page = a.Integer(0))
        .Property("perPage", page => page.PerPage, (page, a) => page.PerPage = a.Integer(0))
        .Property("totalItems", page => page.TotalItems, (page, a) => page.TotalItems = a.Integer(0))
        .Property("totalPages", page => page.TotalPages, (page, a) => page.TotalPages = a.Integer(0))
        .Property(
            "items", (page, engine) => engine.Live.Of((page, "items"), () => new LiveItems(engine, page)), (page, a) => ListResult.Fill(page, a.List(0)));

    public static readonly HostType<BatchRequestEvent> Batch = new HostType<BatchRequestEvent>("BatchRequestEvent", Base)
        .Property("batch", e => e.Batch, (e, a) => Fill(e.Batch, a.List(0).Select(item => (BatchItem)HostConversion.To(item, typeof(BatchItem))!)));

    public static readonly HostType<BatchItem> BatchItem = new HostType<BatchItem>("InternalRequest")
        .Property("method", item => item.Method, (item, a) => item.Method = a.Text(0))
        .Property("url", item => item.Url, (item, a) => item.Url = a.Text(0))
        .Property("headers", item => item.Headers, (item, a) => item.Headers = a.Map(0).ToDictionary(h => h.Key, h => Values.Cast.ToText(h.Value)))
        .Property("body", item => item.Body, (item, a) => item.Body = a.Map(0));

    public static readonly HostType<FileDownloadRequestEvent> Download = new HostType<FileDownloadRequestEvent>("FileDownloadRequestEvent", Base)
        .Property("record", e => e.Record)
        .Property("fileField", (e, engine) => engine.Fields.Of(e.Field))
        .Property("servedPath", e => e.ServedPath, (e, a) => e.ServedPath = a.Text(0))
        .Property("servedName", e => e.ServedName, (e, a) => e.ServedName = a.Text(0))
        .Property("thumbError", e => e.ThumbError);

    public static readonly HostType<FileTokenRequestEvent> FileToken = new HostType<FileTokenRequestEvent>("FileTokenRequestEvent", Base)
        .Property("record", e => e.Record)
        .Property("token", e => e.Token, (e, a) => e.Token = a.Text(0));

    public static readonly HostType<SettingsListRequestEvent> Settings = new HostType<SettingsListRequestEvent>("SettingsListRequestEvent", Base)
        .Property(
            "settings", (e, engine) => engine.Live.Of((e, "settings"), () => new LiveSettings(engine, () => e.Settings, s => e.Settings = s)),
            (e, a) => e.Settings = a.Require<ScriptSettings>(0).ToSettings());

    public static readonly HostType<SettingsUpdateRequestEvent> SettingsUpdate =
        new HostType<SettingsUpdateRequestEvent>("SettingsUpdateRequestEvent", Base)
            .Property("oldSettings", e => e.OldSettings)
            .Property(
                "newSettings",
                (e, engine) => engine.Live.Of((e, "newSettings"), () => new LiveSettings(engine, () => e.NewSettings, s => e.NewSettings = s)),
                (e, a) => e.NewSettings = a.Require<ScriptSettings>(0).ToSettings());

    public static readonly HostType<RealtimeConnectRequestEvent> Connect = new HostType<RealtimeConnectRequestEvent>("RealtimeConnectRequestEvent", Base)
        .Property("client", e => e.Client)
        .Property("idleTimeout", e => e.IdleTimeout, (e, a) => e.IdleTimeout = Span(a))
        .Property("maxTimeout", e => e.MaxTimeout, (e, a) => e.MaxTimeout = Span(a));

    public static readonly HostType<RealtimeMessageEvent> Message = new HostType<RealtimeMessageEvent>("RealtimeMessageEvent", Base)
        .Property("client", e => e.Client)
        .Property(
            "message", (e, engine) => engine.Live.Of((e, "message"), () => new LiveMessage(engine, e)),
            (e, a) => e.Message = a.Require<ScriptMessage>(0).Message);

    public static readonly HostType<RealtimeSubscribeRequestEvent> Subscribe =
        new HostType<RealtimeSubscribeRequestEvent>("RealtimeSubscribeRequestEvent", Base)
            .Property("client", e => e.Client)
            .Property("subscriptions", e => e.Subscriptions, (e, a) => EventType.Fill(e.Subscriptions, a.List(0)));

    private static TimeSpan Span(CallArguments a) => TimeSpan.FromTicks(a.Integer(0) / 100);

    public static void Fill<T>(IList<T> list, IEnumerable<T> items)
    {
        T[] all = [.. items];
        list.Clear();
        foreach (var item in all) list.Add(item);
    }
}
