using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Backups;

/// <summary>A Holdall with a filled data directory.</summary>
internal sealed class BackupHoldall(RunningHoldall server, DirectoryInfo directory, HttpClient http) : IAsyncDisposable
{
    private const string Name = "bench.zip";

    private const string Collection = """
        {"name":"notes","type":"base","createRule":"","fields":[{"name":"title","type":"text"},{"name":"body","type":"text"},{"name":"author","type":"text"},
        {"name":"picture","type":"file"},{"name":"created","type":"autodate","onCreate":true},
        {"name":"updated","type":"autodate","onCreate":true,"onUpdate":true}]}
        """;

    public Contestant Server => server.Server;

    public DirectoryInfo Data => directory;

    public static async Task<BackupHoldall> StartAsync(Launch launch, DirectoryInfo folder, long size, HttpClient http, CancellationToken stop)
    {
        var data = folder.CreateSubdirectory("pb_data");
        string collection;
        await using (var first = await RunningHoldall.StartAsync(launch, data.FullName, http, stop))
            collection = (await first.PostAsync("/api/collections", Collection, stop)).GetProperty("id").GetString()!;
        var begun = Stopwatch.GetTimestamp();
        new BackupRows(data, collection).Fill(size);
        Console.WriteLine($"filled {size >> 20} MB in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");
        return new BackupHoldall(await RunningHoldall.StartAsync(launch, data.FullName, http, stop), data, http);
    }

    /// <summary>A request that makes a record of the usual length.</summary>
    public byte[] CreateRequest()
    {
        var body = $$"""{"title":"A note made during a backup","body":"{{new PlainText().Take(600)}}","author":"author-7"}""";
        return Encoding.ASCII.GetBytes(
            $"POST /api/collections/notes/records HTTP/1.1\r\nHost: {server.Url.Authority}\r\nContent-Type: application/json\r\n" +
            $"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>Makes a backup, and tells how large it is.</summary>
    public async Task<Archive> BackUpAsync(CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        await SendAsync(HttpMethod.Post, "/api/backups", $$"""{"name":"{{Name}}"}""", stop);
        var took = Stopwatch.GetElapsedTime(begun);
        var listed = JsonElement.Parse(await SendAsync(HttpMethod.Get, "/api/backups", null, stop));
        return new Archive(took, listed.EnumerateArray().Single().GetProperty("size").GetInt64());
    }

    public Task RemoveBackupAsync(CancellationToken stop) => SendAsync(HttpMethod.Delete, $"/api/backups/{Name}", null, stop);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<string> SendAsync(HttpMethod method, string path, string? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Url, path));
        request.Headers.TryAddWithoutValidation("Authorization", server.Superuser);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path} answers {(int)answer.StatusCode}: {text}");
    }
}

/// <param name="Took">How long it took to make.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record Archive(TimeSpan Took, long Size);
