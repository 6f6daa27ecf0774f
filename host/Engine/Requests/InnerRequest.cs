using System.Text.Json;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Requests;

/// <summary>A request that another one makes: who asks, and from where, is that of the other.</summary>
internal class InnerRequest(RequestContext outer, RequestContext inner) : RequestContext
{
    public override RequestContext Outer => outer;

    public override HttpContext Http => inner.Http;

    public override string Method => inner.Method;

    public override string ClientAddress => outer.ClientAddress;

    public override string RemoteAddress => outer.RemoteAddress;

    /// <summary>The request itself.</summary>
    protected RequestContext Inner => inner;

    /// <summary>What takes the answer of a request that came over no wire.</summary>
    /// <param name="outer">The request that makes it.</param>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    /// <param name="aborted">Signalled when it is given up.</param>
    public static HttpContext CreateHttp(RequestContext outer, string method, string path, CancellationToken aborted)
    {
        var http = new DefaultHttpContext { RequestServices = outer.Http.RequestServices, RequestAborted = aborted };
        http.Request.Method = method;
        http.Request.Scheme = outer.Http.Request.Scheme;
        http.Request.Path = path;
        http.Response.Body = new MemoryStream();
        foreach (var (name, value) in outer.Http.Request.Headers) http.Request.Headers[name] = value;
        return http;
    }

    public override string? Query(string name) => inner.Query(name);

    public override ValueTask<RequestBody> ReadBodyAsync() => inner.ReadBodyAsync();

    public override async ValueTask<FixedBody> ReadFixedAsync(string? errorMessage = null)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in (await inner.ReadBodyAsync()).Values) values[key] = value;
        return new FixedBody(values, isForm: true, errorMessage);
    }

    public override RequestInfo ToInfo() => inner.ToInfo() with { Auth = Auth, Context = RuleContext };

    public override Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write) => inner.JsonAsync(status, state, write);

    public override int AnswerStatus => inner.AnswerStatus;

    public override bool BeginAnswer(int status) => inner.BeginAnswer(status);

    public override void HoldAnswer() => inner.HoldAnswer();

    public override Task NoContentAsync() => inner.NoContentAsync();
}
