using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Realtime;

/// <summary>A Holdall with the collection that everybody listens to, prepared from the outside.</summary>
internal sealed class RealtimeServer(Contestant server, string room) : IAsyncDisposable
{
    public const string Topic = "messages/*";

    private const string Records = "/api/collections/messages/records";

    public IPEndPoint Address { get; } = new(IPAddress.Loopback, server.Url.Port);

    /// <summary>Processor time of the server so far.</summary>
    public TimeSpan ProcessorTime => server.ProcessorTime;

    /// <summary>Memory of the server's process in bytes.</summary>
    public long Memory => server.Memory;

    public static async Task<RealtimeServer> StartAsync(Launch holdall, string directory, string rule, HttpClient http, CancellationToken stop)
    {
        await using (var command = ChildProcess.Start(holdall.With("superuser", "upsert", CollectionSetup.Email, CollectionSetup.Password, "--dir", directory)))
        {
            await command.WaitAsync(stop);
            if (command.ExitCode != 0) throw new InvalidOperationException($"superuser upsert ends with {command.ExitCode}: {command.LastLines()}");
        }

        var url = Contestant.FreeAddress();
        var server = await Contestant.StartAsync("holdall", url, holdall.With("serve", "--http", url.Authority, "--dir", directory), http, stop);
        return new RealtimeServer(server, await FillAsync(http, url, rule, stop));
    }

    /// <summary>A request that creates a message with so many bytes of text.</summary>
    public byte[] Create(int bytes) => Post(Records, $$"""{"text":"{{new string('x', bytes)}}","room":"{{room}}"}""");

    public static byte[] Post(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<string> FillAsync(HttpClient http, Uri url, string rule, CancellationToken stop)
    {
        const string login = $$"""{"identity":"{{CollectionSetup.Email}}","password":"{{CollectionSetup.Password}}"}""";
        var answer = await PostAsync(http, new Uri(url, "/api/collections/_superusers/auth-with-password"), login, null, stop);
        var superuser = answer.GetProperty("token").GetString();
        var collections = new Uri(url, "/api/collections");
        await PostAsync(http, collections, """{"name":"rooms","id":"rooms_of_bench","type":"base","fields":[{"name":"open","type":"bool"}]}""", superuser, stop);
        var messages = $$"""
            {"name":"messages","type":"base","listRule":{{JsonSerializer.Serialize(rule)}},"createRule":"","fields":[{"name":"text","type":"text","max":1000000},
            {"name":"room","type":"relation","collectionId":"rooms_of_bench","maxSelect":1},{"name":"created","type":"autodate","onCreate":true}]}
            """;
        await PostAsync(http, collections, messages, superuser, stop);
        var room = await PostAsync(http, new Uri(url, "/api/collections/rooms/records"), """{"open":true}""", superuser, stop);
        return room.GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, Uri url, string body, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue(token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"POST {url} answers {(int)answer.StatusCode}: {text}");
    }
}
