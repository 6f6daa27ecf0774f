using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Realtime;

namespace Holdall.Integration.Tests.Realtime;

/// <summary>Channels and views, switched on in the configuration of a deployment.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private const string Settings = """
        {"settings":{"realtime":{"channels":{"join":"name ~ 'rooms/%'","send":"@request.auth.id != ''","presence":"*"},"views":["totals"]}}}
        """;

    private TestApp _app = null!;
    private TestClient _ann = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_data"));
        await File.WriteAllTextAsync(folder.File("pb_data", "holdall.json"), Settings, Aborted);
        _app = await TestApp.StartWithFolderAsync(folder.Path, new AuthPlugin(), new RealtimePlugin());
        await _app.AddCollectionAsync("""{"name":"posts","type":"base","createRule":"","fields":[{"name":"kind","type":"text"}]}""");
        await _app.AddCollectionAsync("""{"name":"totals","type":"view","listRule":"","viewQuery":"SELECT kind AS id, COUNT(*) AS total FROM posts GROUP BY kind"}""");
        await _app.AddAccountAsync("users", "ann@example.com");
        _ann = await _app.SignInAsync("users", "ann@example.com");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_one_sends_by_request_or_socket_reaches_streams_and_sockets_and_rules_are_asked()
    {
        using var stream = await OpenAsync();
        using var guest = await OpenAsync();
        await SubscribeAsync(_ann, stream, "channel/rooms/1", "channel/attic");
        await SubscribeAsync(_app.Guest, guest, "channel/rooms/1");
        (await stream.NextAsync("channel/rooms/1")).GetProperty("action").GetString().ShouldBe("joined");
        (await stream.NextAsync("channel/attic")).GetProperty("action").GetString().ShouldBe("refused");
        (await guest.NextAsync("channel/rooms/1")).GetRawText().ShouldContain("\"members\":[{");
        (await stream.NextAsync("channel/rooms/1")).GetProperty("action").GetString().ShouldBe("join");

        (await SendAsync(_ann, stream, new { text = "Hello" })).ShouldBe(204);
        (await SendAsync(_app.Guest, guest, 1)).ShouldBe(403);
        (await SendAsync(_app.Guest, stream, 1)).ShouldBe(403);

        (await guest.NextAsync("channel/rooms/1")).GetProperty("data").GetProperty("text").GetString().ShouldBe("Hello");
        (await stream.NextAsync("channel/rooms/1")).GetProperty("action").GetString().ShouldBe("message");
    }

    [Fact]
    public async Task Subscribers_of_a_view_hear_of_its_rows()
    {
        using var stream = await OpenAsync();
        await SubscribeAsync(_app.Guest, stream, "totals/*");
        // The rows of before are read a moment after the subscription.
        await Task.Delay(500, Aborted);

        (await _app.Guest.PostAsync("/api/collections/posts/records", new { kind = "a" })).Status.ShouldBe(200);

        var message = await stream.NextAsync("totals/*");
        message.GetProperty("action").GetString().ShouldBe("create");
        message.GetProperty("record").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_said_over_a_socket_counts_for_the_limits_of_requests()
    {
        var limits = new { enabled = true, rules = new[] { new { label = "POST /api/realtime", duration = 100, maxRequests = 2 } } };
        (await _app.Superuser.PatchAsync("/api/settings", new { rateLimits = limits })).Status.ShouldBe(200);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(_app.Address.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + "api/realtime"), Aborted);
        await ReadAsync(socket);

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes("""{"action":"subscribe","subscriptions":["a"]}"""), WebSocketMessageType.Text, true, Aborted);
            statuses.Add((await ReadAsync(socket)).GetProperty("status").GetInt32());
        }

        statuses.ShouldBe([204, 204, 429]);
        (await _app.Guest.PostAsync("/api/realtime", new { clientId = "x" })).Status.ShouldBe(429);
    }

    private static async Task<JsonElement> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var received = await Eventually.EndsAsync(socket.ReceiveAsync(buffer, Aborted));
        return JsonElement.Parse(buffer.AsSpan(0, received.Count));
    }

    private static async Task SubscribeAsync(TestClient caller, EventStream stream, params string[] subscriptions) =>
        (await caller.PostAsync("/api/realtime", new { clientId = stream.Id, subscriptions })).Status.ShouldBe(204);

    private static async Task<int> SendAsync(TestClient caller, EventStream stream, object data) =>
        (await caller.PostAsync("/api/realtime/send", new { clientId = stream.Id, channel = "rooms/1", data })).Status;

    private async Task<EventStream> OpenAsync()
    {
        var http = new HttpClient { BaseAddress = _app.Address };
        return await EventStream.OpenAsync(http);
    }

    /// <summary>A stream of events.</summary>
    private sealed class EventStream(HttpClient http, StreamReader lines) : IDisposable
    {
        public string Id { get; private set; } = "";

        public static async Task<EventStream> OpenAsync(HttpClient http)
        {
            var lines = new StreamReader(await http.GetStreamAsync(new Uri("/api/realtime", UriKind.Relative)));
            var stream = new EventStream(http, lines);
            stream.Id = (await stream.NextAsync("PB_CONNECT")).GetProperty("clientId").GetString()!;
            return stream;
        }

        /// <summary>The data of the next event, which has this name.</summary>
        public async Task<JsonElement> NextAsync(string name)
        {
            var data = default(JsonElement);
            while (await Eventually.EndsAsync(lines.ReadLineAsync()) is { Length: > 0 } line)
            {
                if (line.StartsWith("event:", StringComparison.Ordinal)) line["event:".Length..].ShouldBe(name);
                if (line.StartsWith("data:", StringComparison.Ordinal)) data = JsonElement.Parse(line["data:".Length..]);
            }

            return data;
        }

        public void Dispose()
        {
            lines.Dispose();
            http.Dispose();
        }
    }
}
