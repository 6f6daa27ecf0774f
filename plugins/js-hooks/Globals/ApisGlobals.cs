using Holdall.Auth;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Requests;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>The namespace <c>$apis</c>.</summary>
internal sealed class ApisGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        if (engine.Kind == ScriptEngineKind.Migration) return;
        engine.AddLazy("$apis", static script => script.Namespace(
            ("requireGuestOnly", _ => AccessMiddlewares.GuestOnly()),
            ("requireAuth", a => AccessMiddlewares.Auth(a.Texts(0))),
            ("requireSuperuserAuth", _ => AccessMiddlewares.Superuser()),
            ("requireSuperuserOrOwnerAuth", a => AccessMiddlewares.SuperuserOrOwner(a.Text(0))),
            ("skipSuccessActivityLog", _ => Policy("pbSkipSuccessActivityLog", new FailuresOnlyPolicy())),
            ("bodyLimit", a => Policy("pbBodyLimit", new BodyLimitPolicy(a.Integer(0) > 0 ? a.Integer(0) : null))),
            ("gzip", _ => GzipMiddleware.Make()),
            ("static", a => new StaticHandler(FileAnswers.FolderOf(a.Value(0)), a.Flag(1))),
            ("recordAuthResponse", RecordAuthResponse),
            ("enrichRecord", a => Enrich(a, [a.Require<Record>(1)])),
            ("enrichRecords", a => Enrich(a, [.. a.List(1).OfType<Record>()]))));
    }

    private static MiddlewareRegistration Policy(string id, object policy) =>
        new(new HostMiddleware(static (_, next) => next()) { Policy = policy }, 0, id);

    private static RequestContext RequestOf(CallArguments a) => a.Host<RequestContext>(0) ?? a.Require<RequestEvent>(0).Request;

    private static object? RecordAuthResponse(CallArguments a)
    {
        var request = RequestOf(a);
        a.Wait(a.Engine.Services.Require<IAuthAnswers>("auth").AnswerAsync(request, a.Require<Record>(1), a.Text(2), a.Value(3)));
        return null;
    }

    private static object? Enrich(CallArguments a, IReadOnlyList<Record> records)
    {
        var info = RequestOf(a).ToInfo();
        var expand = new List<string>(a.Texts(2));
        if (info.Query.GetValueOrDefault("expand") is { Length: > 0 } asked) expand.Insert(0, asked);
        if (expand.Count > 0) info = info with { Query = new Dictionary<string, string>(info.Query) { ["expand"] = string.Join(',', expand) } };
        a.Wait(a.Engine.Services.Records.EnrichAsync(records, info));
        foreach (var record in records)
        {
            if (expand.Count > 0) record.Expand ??= new Dictionary<string, object>();
        }

        return null;
    }
}
