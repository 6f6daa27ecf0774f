using System.Net;
using System.Text;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Http;

/// <summary>Sends requests of scripts to other servers.</summary>
internal sealed class HttpSender(JsHooksSettings? settings = null) : IDisposable
{
    private const int MaxRedirects = 10;
    private const double DefaultTimeout = 120;

    private readonly long _maxResponse = (settings ?? new JsHooksSettings()).MaxResponse;
    private readonly HttpClient _unpacking = Make(DecompressionMethods.GZip);
    private readonly HttpClient _plain = Make(DecompressionMethods.None);
    private readonly HttpClient _staying = Make(DecompressionMethods.GZip, followsRedirects: false);

    /// <summary>Sends what <c>$http.send</c> or <c>fetch</c> was given.</summary>
    /// <exception cref="HttpRequestException">The server can't be reached.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<HttpAnswer> SendAsync(IReadOnlyDictionary<string, object?> config, CancellationToken stop = default)
    {
        using var request = Request(config);
        var timeout = Cast.ToNumber(config.GetValueOrDefault("timeout")) is > 0 and var seconds ? seconds : DefaultTimeout;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(TimeSpan.FromSeconds(Math.Min(timeout, int.MaxValue / 1000)));
        var redirect = Cast.ToText(config.GetValueOrDefault("redirect"));
        var client = redirect is "manual" or "error" ? _staying : request.Headers.Contains("Accept-Encoding") ? _plain : _unpacking;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
            if (redirect == "error" && (int)response.StatusCode is > 300 and < 400) throw new HttpRequestException("unexpected redirect");
            await response.Content.LoadIntoBufferAsync(_maxResponse, end.Token);
            return new HttpAnswer(response, await response.Content.ReadAsByteArrayAsync(end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{request.Method} \"{request.RequestUri}\": context deadline exceeded");
        }
    }

    /// <summary>Downloads what lies at an address.</summary>
    /// <exception cref="HttpRequestException">There is nothing, or the server can't be reached.</exception>
    public async Task<byte[]> DownloadAsync(string url, double timeout)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min(timeout, int.MaxValue / 1000)));
        using var response = await _unpacking.GetAsync(Address(url), end.Token);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"failed to download url {url} ({(int)response.StatusCode})");
        await response.Content.LoadIntoBufferAsync(_maxResponse, end.Token);
        return await response.Content.ReadAsByteArrayAsync(end.Token);
    }

    public void Dispose()
    {
        _unpacking.Dispose();
        _plain.Dispose();
        _staying.Dispose();
    }

    private static HttpClient Make(DecompressionMethods unpacked, bool followsRedirects = true)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = followsRedirects,
            MaxAutomaticRedirections = MaxRedirects,
            AutomaticDecompression = unpacked,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static Uri Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new HttpRequestException($"unsupported protocol scheme: \"{url}\"");

    private static HttpRequestMessage Request(IReadOnlyDictionary<string, object?> config)
    {
        var method = Cast.ToText(config.GetValueOrDefault("method")) is { Length: > 0 } given ? given.ToUpperInvariant() : "GET";
        var request = new HttpRequestMessage(new HttpMethod(method), Address(Cast.ToText(config.GetValueOrDefault("url")))) { Content = Body(config) };
        foreach (var (name, value) in config.GetValueOrDefault("headers") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>())
        {
            SetHeader(request, name, Cast.ToText(value));
        }

        if (!request.Headers.Contains("User-Agent")) request.Headers.TryAddWithoutValidation("User-Agent", "Holdall");
        return request;
    }

    private static void SetHeader(HttpRequestMessage request, string name, string value)
    {
        if (name.AsSpan().IndexOfAny("\r\n") >= 0 || value.AsSpan().IndexOfAny("\r\n") >= 0) throw new HttpRequestException($"invalid header field \"{name}\"");
        if (request.Headers.TryAddWithoutValidation(name, value)) return;
        if (request.Content is MultipartFormDataContent && name.Equals("content-type", StringComparison.OrdinalIgnoreCase)) return;
        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(name);
        request.Content.Headers.TryAddWithoutValidation(name, value);
    }

    private static HttpContent? Body(IReadOnlyDictionary<string, object?> config) => config.GetValueOrDefault("body") switch
    {
        ScriptForm form => form.ToContent(),
        Stream stream => new StreamContent(stream),
        byte[] bytes => new ByteArrayContent(bytes),
        string { Length: > 0 } text => new ByteArrayContent(Encoding.UTF8.GetBytes(text)),
        IReadOnlyList<object?> bytes => new ByteArrayContent([.. bytes.Select(b => (byte)Cast.ToNumber(b))]),
        null or "" => config.GetValueOrDefault("data") is IReadOnlyDictionary<string, object?> { Count: > 0 } data
            ? new ByteArrayContent(Encoding.UTF8.GetBytes(PlainJson.Text(data)))
            : null,
        var other => new ByteArrayContent(Encoding.UTF8.GetBytes(Cast.ToText(other))),
    };
}
