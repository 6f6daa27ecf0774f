using System.Text;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Http;
using Holdall.Values;
using Microsoft.AspNetCore.Http;

namespace Holdall.TestKit.Fakes;

/// <summary>A request without a server. Its response is kept in memory.</summary>
public sealed class FakeRequest : RequestContext
{
    private readonly HttpContext _http;
    private readonly Dictionary<string, object?> _body = new(StringComparer.Ordinal);

    /// <summary>Makes a request with these route values.</summary>
    public FakeRequest(params ReadOnlySpan<(string Name, string Value)> route)
    {
        _http = new DefaultHttpContext();
        foreach (var (name, value) in route) _http.Request.RouteValues[name] = value;
        _http.Response.Body = new MemoryStream();
        _http.Features.Set<RequestContext>(this);
    }

    /// <summary>Makes a request of one that a real server has received.</summary>
    public FakeRequest(HttpContext http)
    {
        _http = http;
        http.Features.Set<RequestContext>(this);
    }

    /// <inheritdoc/>
    public override HttpContext Http => _http;

    /// <inheritdoc/>
    public override string Method => _http.Request.Method is { Length: > 0 } method ? method : "GET";

    /// <inheritdoc/>
    public override string ClientAddress => Address;

    /// <inheritdoc/>
    public override string RemoteAddress => Address;

    /// <summary>Where it comes from.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Query parameters.</summary>
    public Dictionary<string, string> QueryValues { get; } = [];

    /// <summary>Files of the body.</summary>
    public List<UploadedFile> Files { get; } = [];

    /// <summary>The body of the response.</summary>
    public string ResponseText => Encoding.UTF8.GetString(((MemoryStream)_http.Response.Body).ToArray());

    /// <summary>The body of the response as JSON.</summary>
    public JsonElement ResponseJson => JsonElement.Parse(ResponseText);

    /// <summary>Sets a value of the body.</summary>
    public FakeRequest With(string key, object? value)
    {
        _body[key] = value;
        return this;
    }

    /// <summary>Sets who asks.</summary>
    public FakeRequest As(Records.Record? record)
    {
        Auth = new AuthState(record);
        return this;
    }

    /// <inheritdoc/>
    public override string? Query(string name) => QueryValues.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override ValueTask<RequestBody> ReadBodyAsync() => ValueTask.FromResult(new RequestBody { Values = _body, Files = Files });

    /// <inheritdoc/>
    public override ValueTask<FixedBody> ReadFixedAsync(string? errorMessage = null) => ValueTask.FromResult(new FixedBody(_body, isForm: false, errorMessage));

    /// <inheritdoc/>
    public override RequestInfo ToInfo() => new() { Context = RuleContext, Method = Method, Auth = Auth, Query = QueryValues, Body = _body };

    /// <inheritdoc/>
    public override async Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        _http.Response.StatusCode = status;
        await using var writer = new Utf8JsonWriter(_http.Response.Body, JsonStyle.WriterOptions);
        write(writer, state);
        await writer.FlushAsync();
    }
}
