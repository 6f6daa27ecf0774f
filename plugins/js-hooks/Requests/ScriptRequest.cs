using System.Runtime.CompilerServices;
using Holdall.Plugins.JsHooks.App;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What scripts keep with a request, for all handlers of it.</summary>
internal sealed class ScriptRequest
{
    private const string LogMeta = "pbLogMeta";

    private static readonly ConditionalWeakTable<RequestContext, ScriptRequest> Known = [];
    private readonly RequestContext _request;
    private ScriptRequestInfo? _info;

    private ScriptRequest(RequestContext request)
    {
        _request = request;
        Http = new ScriptHttpRequest(request);
        // The requests of a batch begin with what handlers of the batch have kept.
        if (BatchOf(request) is { } batch && batch != request) Values = new Dictionary<string, object?>(Of(batch).Values, StringComparer.Ordinal);
    }

    public ScriptHttpRequest Http { get; }

    /// <summary>The store of the request.</summary>
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps a value, which may be what the log tells of the request.</summary>
    public void Set(CallArguments a)
    {
        var value = Values[a.Text(0)] = a.Value(1);
        if (a.Text(0) == LogMeta) _request.LogMeta = LogValues.Plain(a.Engine, value);
    }

    /// <summary>Whether a script has begun the answer.</summary>
    public bool HasAnswered { get; set; }

    public static ScriptRequest Of(RequestContext request) => Known.GetValue(request, static r => new ScriptRequest(r));

    /// <summary>What <c>requestInfo()</c> gives: the same object each time, with who asks brought up to date.</summary>
    /// <exception cref="ApiException">400, the body can't be read.</exception>
    public ScriptRequestInfo Info(CallArguments a)
    {
        if (_info is null) a.Wait(_request.ReadBodyAsync().AsTask());
        var info = _request.ToInfo();
        if (_info is null) return _info = new ScriptRequestInfo(info);
        _info.Renew(info);
        return _info;
    }

    private static RequestContext? BatchOf(RequestContext request) => request.Outer;
}
