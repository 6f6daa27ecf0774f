using System.Text.Json;
using Holdall.Host.Bodies;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Pipeline;

/// <summary>A request over HTTP. Query, headers and body are looked at when someone asks for them, and then once.</summary>
internal sealed class HttpRequestContext(HttpContext http, ISettings settings, RequestBody? body = null) : RequestContext
{
    private QueryPairs? _query;
    private SubmittedBody? _submitted;
    private RequestBody? _body = body;
    private LazyTexts? _queryTexts;
    private LazyTexts? _headerTexts;
    private string? _clientAddress;
    private string? _remoteAddress;

    public override HttpContext Http => http;

    public override string Method => http.Request.Method;

    public override string ClientAddress => _clientAddress ??= ClientAddresses.InHeaders(http, settings.Current.TrustedProxy) ?? RemoteAddress;

    public override string RemoteAddress => _remoteAddress ??= ClientAddresses.OfPeer(http);

    private QueryPairs Pairs => _query ??= http.Request.QueryString is { HasValue: true, Value: var text } ? QueryPairs.Parse(text.AsSpan(1)) : QueryPairs.None;

    public override string? Query(string name) => http.Request.QueryString.HasValue ? Pairs.First(name) : null;

    public override async ValueTask<RequestBody> ReadBodyAsync() => _body ??= (await SubmittedAsync()).ToFree();

    public override async ValueTask<FixedBody> ReadFixedAsync(string? errorMessage = null)
    {
        try
        {
            return (await SubmittedAsync()).ToFixed(errorMessage);
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status400BadRequest && errorMessage is not null)
        {
            throw ApiException.BadRequest(errorMessage, cause: e);
        }
    }

    public override RequestInfo ToInfo() => new()
    {
        Context = RuleContext,
        Method = Method,
        Auth = Auth,
        Query = _queryTexts ??= new LazyTexts(() => Pairs.FirstValues()),
        Headers = _headerTexts ??= new LazyTexts(() => HeaderNames.Normalize(http.Request.Headers)),
        Body = (_body?.Values as IReadOnlyDictionary<string, object?>) ?? RequestInfo.None.Body,
    };

    public override Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write) =>
        JsonResponses.WriteAsync(http, status, state, write, status is >= 200 and < 300 ? Query("fields") : null);

    public override Task StreamJsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write) =>
        Query("fields") is { Length: > 0 } ? JsonAsync(status, state, write) : JsonResponses.StreamAsync(http, status, state, write);

    private async ValueTask<SubmittedBody> SubmittedAsync() => _submitted ??= await BodyReader.ReadAsync(http, Pairs);
}
