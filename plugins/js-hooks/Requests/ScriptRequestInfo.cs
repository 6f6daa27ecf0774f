using Holdall.Auth;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What a script knows of a request, and may change before it hands it on.</summary>
internal sealed class ScriptRequestInfo
{
    public static readonly HostType<ScriptRequestInfo> Table = new HostType<ScriptRequestInfo>("RequestInfo")
        .Property("query", info => info.Query, (info, a) => info.Query = a.Map(0))
        .Property("headers", info => info.Headers, (info, a) => info.Headers = a.Map(0))
        .Property("body", info => info.Body, (info, a) => info.Body = a.Map(0))
        .Property("auth", info => info.Auth, (info, a) => info.Auth = a.Host<Record>(0))
        .Property("method", info => info.Method, (info, a) => info.Method = a.Text(0))
        .Property("context", info => info.Context, (info, a) => info.Context = a.Text(0))
        .Method("hasSuperuserAuth", info => info.Auth?.Collection.IsSuperusers == true)
        .Method("clone", info => new ScriptRequestInfo(info.ToInfo()));

    private readonly AuthState _state = AuthState.Guest;

    public ScriptRequestInfo(RequestInfo info)
    {
        Query = info.Query.ToDictionary(q => q.Key, q => (object?)q.Value);
        Headers = info.Headers.ToDictionary(h => h.Key, h => (object?)h.Value);
        Body = info.Body as Dictionary<string, object?> ?? new Dictionary<string, object?>(info.Body);
        _state = info.Auth;
        Auth = info.Auth.Record;
        Method = info.Method;
        Context = info.Context;
    }

    public Dictionary<string, object?> Query { get; private set; }

    public Dictionary<string, object?> Headers { get; private set; }

    public Dictionary<string, object?> Body { get; private set; }

    public Record? Auth { get; private set; }

    public string Method { get; private set; }

    public string Context { get; private set; }

    /// <summary>Brings up to date what may have changed since it was made.</summary>
    public void Renew(RequestInfo info)
    {
        Auth = info.Auth.Record;
        Context = info.Context;
    }

    public RequestInfo ToInfo() => new()
    {
        Query = Texts(Query),
        Headers = Texts(Headers),
        Body = Body,
        Auth = ReferenceEquals(Auth, _state.Record) ? _state : new AuthState(Auth),
        Method = Method,
        Context = Context,
    };

    private static Dictionary<string, string> Texts(Dictionary<string, object?> values) => values.ToDictionary(v => v.Key, v => Values.Cast.ToText(v.Value));
}
