using System.Runtime.CompilerServices;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What scripts keep with a request, for all handlers of it.</summary>
internal sealed class ScriptRequest
{
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
