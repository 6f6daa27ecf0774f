using System.Collections.Concurrent;
using System.Net;
using Holdall.TestKit.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Holdall.TestKit.S3;

/// <summary>A store that speaks S3 on this machine: it checks every signature, keeps objects in a folder and is asked by real clients.</summary>
public sealed class S3Server : IAsyncDisposable
{
    /// <summary>The only bucket.</summary>
    public const string Bucket = "test-bucket";

    /// <summary>The only access key.</summary>
    public const string AccessKey = "AKIATEST";

    /// <summary>Its secret.</summary>
    public const string Secret = "a/secret+key";

    /// <summary>The only region.</summary>
    public const string Region = "eu-central-1";

    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;
    private readonly S3Objects _objects;

    private S3Server(WebApplication app)
    {
        _app = app;
        _objects = new S3Objects(_folder.Path, PageSize);
    }

    /// <summary>The most keys in an answer; few, so that lists have pages.</summary>
    public static int PageSize => 7;

    /// <summary>All requests so far, as <c>PUT key</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers a request in place of the store, with a status, when it returns one.</summary>
    public Func<HttpRequest, int?> Fail { get; set; } = static _ => null;

    /// <summary>The mark, in quotes, of what is stored from now on, in place of a hash of its bytes: that is what encrypted buckets do.</summary>
    public string? Mark
    {
        get => _objects.Mark;
        set => _objects.Mark = value;
    }

    /// <summary>The keys that are stored.</summary>
    public IReadOnlyList<string> Keys => _objects.Keys;

    /// <summary>Uploads that were begun and neither ended nor given up.</summary>
    public int OpenUploads => _objects.OpenUploads;

    /// <summary>What is stored under a key: its type, its metadata and its bytes.</summary>
    public S3Object this[string key] => _objects.Find(key) ?? throw new KeyNotFoundException(key);

    /// <summary>Where it listens.</summary>
    public string Endpoint => _app.Urls.First();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var server = new S3Server(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private Task AnswerAsync(HttpContext http)
    {
        // The bucket stands in the path or in the name of the host.
        var path = http.Request.Path.Value![1..];
        var isInHost = http.Request.Host.Host.StartsWith(Bucket + ".", StringComparison.Ordinal);
        var bucket = isInHost ? Bucket : path.Split('/')[0];
        var key = isInHost ? path : path[Math.Min(path.Length, bucket.Length + 1)..];
        Requests.Enqueue($"{http.Request.Method} {key}");
        if (Fail(http.Request) is { } status) return S3Objects.RefuseAsync(http, status, "InternalError");
        if (S3Signature.Refuse(http.Request, AccessKey, Secret, Region) is { } refusal) return S3Objects.RefuseAsync(http, 403, refusal);
        return bucket == Bucket ? _objects.AnswerAsync(http, key) : S3Objects.RefuseAsync(http, 404, "NoSuchBucket");
    }
}
