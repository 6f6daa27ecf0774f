using System.Net;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Realtime;

/// <summary>A Holdall with the collection that everybody listens to, prepared from the outside.</summary>
internal sealed class RealtimeServer(RunningHoldall server, string room) : IAsyncDisposable
{
    public const string Topic = "messages/*";

    private const string Records = "/api/collections/messages/records";

    public IPEndPoint Address { get; } = new(IPAddress.Loopback, server.Url.Port);

    /// <summary>Processor time of the server so far.</summary>
    public TimeSpan ProcessorTime => server.Server.ProcessorTime;

    /// <summary>Memory of the server's process in bytes.</summary>
    public long Memory => server.Server.Memory;

    public static async Task<RealtimeServer> StartAsync(Launch holdall, string directory, string rule, HttpClient http, CancellationToken stop)
    {
        var server = await RunningHoldall.StartAsync(holdall, directory, http, stop);
        return new RealtimeServer(server, await FillAsync(server, rule, stop));
    }

    /// <summary>A request that creates a message with so many bytes of text.</summary>
    public byte[] Create(int bytes) => Post(Records, $$"""{"text":"{{new string('x', bytes)}}","room":"{{room}}"}""");

    public static byte[] Post(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<string> FillAsync(RunningHoldall server, string rule, CancellationToken stop)
    {
        const string Collections = "/api/collections";
        await server.PostAsync(Collections, """{"name":"rooms","id":"rooms_of_bench","type":"base","fields":[{"name":"open","type":"bool"}]}""", stop);
        var messages = $$"""
            {"name":"messages","type":"base","listRule":{{JsonSerializer.Serialize(rule)}},"createRule":"","fields":[{"name":"text","type":"text","max":1000000},
            {"name":"room","type":"relation","collectionId":"rooms_of_bench","maxSelect":1},{"name":"created","type":"autodate","onCreate":true}]}
            """;
        await server.PostAsync(Collections, messages, stop);
        var room = await server.PostAsync("/api/collections/rooms/records", """{"open":true}""", stop);
        return room.GetProperty("id").GetString()!;
    }
}
