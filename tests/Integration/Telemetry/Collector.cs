using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdall.Integration.Tests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP. Names and texts stand in it as they are.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Key, string Body)> _taken = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app)
    {
        _app = app;
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _taken.Enqueue((http.Request.Path, http.Request.Headers["x-key"].ToString(), Encoding.Latin1.GetString(body.ToArray())));
            http.Response.ContentType = "application/x-protobuf";
        });
    }

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts it.</summary>
    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var collector = new Collector(app);
        await app.StartAsync();
        return collector;
    }

    /// <summary>All that was sent to a path with a value of the header <c>x-key</c>.</summary>
    public string Of(string path, string key) => string.Concat(_taken.Where(item => item.Path == path && item.Key == key).Select(item => item.Body));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
