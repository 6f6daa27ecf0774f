using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Channels;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;
using Holdall.TestKit.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>WebSockets through a real server on the loopback interface.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    private readonly IHooks _hooks = TestHooks.Create();
    private readonly FakeTokens _tokens = new();
    private readonly FakeSettings _settings = new();
    private readonly Record _ann = new(AuthFixtures.Users()) { ["id"] = "ann" };
    private readonly List<string> _counted = [];
    private Parts _parts = null!;
    private WebApplication _app = null!;
    private Uri _url = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _parts = new Parts(lifetime: _app.Services.GetRequiredService<IHostApplicationLifetime>());
        var commands = new SocketCommands(
            new SetSubscriptions(_parts.Broker, _hooks, new FakeRecords(), _parts.Queues),
            new SendToChannel(_parts.Broker, _parts.Hub(null!, TimeProvider.System)), _settings,
            new FakeLimits(_counted), NullLogger<SocketCommands>.Instance, new FakeAuthenticator(_tokens));
        var open = new OpenSocket(_parts.Listening(_hooks, TimeProvider.System), commands, TimeProvider.System);
        _app.Run(async http =>
        {
            try
            {
                if (http.Request.Headers.Origin.ToString() == "https://good") http.Response.Headers.AccessControlAllowOrigin = "https://good";
                SocketHandshake.IsAsked(http).ShouldBeTrue();
                await open.RunAsync(new FakeRequest(http));
            }
            catch (ApiException e)
            {
                http.Response.StatusCode = e.Status;
            }
        });
        await _app.StartAsync(Aborted);
        _url = new Uri(_app.Urls.First().Replace("http:", "ws:") + "/api/realtime");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_first_message_has_the_id_of_the_client()
    {
        using var socket = await ConnectAsync();

        var first = await ReadAsync(socket);

        first.GetProperty("event").GetString().ShouldBe("PB_CONNECT");
        first.GetProperty("data").GetProperty("clientId").GetString().ShouldBe(_parts.Broker.Clients.Single().Id);
    }

    [Fact]
    public async Task Topics_are_set_ended_and_told_of()
    {
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        var client = _parts.Broker.Clients.Single();

        (await AskAsync(socket, """{"id":1,"action":"subscribe","subscriptions":["a","b","c"]}""")).GetRawText().ShouldBe("""{"id":1,"status":204}""");
        client.Subscriptions.ShouldBe(["a", "b", "c"]);
        (await AskAsync(socket, """{"id":"two","action":"unsubscribe","subscriptions":["a","x"]}""")).GetRawText().ShouldBe("""{"id":"two","status":204}""");
        client.Subscriptions.ShouldBe(["b", "c"]);

        client.Send(new RealtimeMessage { Name = "b", Data = """{"n":1}""" });
        (await ReadAsync(socket)).GetRawText().ShouldBe("""{"event":"b","data":{"n":1}}""");
        client.Send(new RealtimeMessage { Name = "b", Data = "no \"JSON\"" });
        (await ReadAsync(socket)).GetProperty("data").GetString().ShouldBe("no \"JSON\"");

        await AskAsync(socket, """{"action":"unsubscribe"}""");
        client.Subscriptions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_says_who_listens_and_nobody_may_become_somebody_else()
    {
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        var client = _parts.Broker.Clients.Single();
        var token = TokenOf(_ann);
        var bob = TokenOf(new Record(AuthFixtures.Users()) { ["id"] = "bob" });

        await AskAsync(socket, """{"action":"subscribe","subscriptions":["a"],"token":"TOKEN"}""".Replace("TOKEN", token));
        client.Auth.Id.ShouldBe("ann");
        await AskAsync(socket, """{"action":"subscribe","subscriptions":["b"]}""");
        client.Auth.Id.ShouldBe("ann");

        foreach (var other in new[] { bob, "" })
        {
            var answer = await AskAsync(socket, """{"action":"subscribe","subscriptions":["c"],"token":"TOKEN"}""".Replace("TOKEN", other));
            answer.GetProperty("status").GetInt32().ShouldBe(403);
        }

        client.Subscriptions.ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_superuser_from_another_address_than_the_settings_allow_is_refused()
    {
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        _settings.Current = _settings.Current with { SuperuserIPs = ["10.0.0.1"] };
        var token = TokenOf(new Record(AuthFixtures.Superusers()) { ["id"] = "root" });

        var answer = await AskAsync(socket, """{"action":"subscribe","subscriptions":["a"],"token":"TOKEN"}""".Replace("TOKEN", token));

        answer.GetProperty("status").GetInt32().ShouldBe(403);
        _parts.Broker.Clients.Single().Auth.IsGuest.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_said_counts_as_the_request_of_those_who_have_no_socket_and_is_refused_like_it()
    {
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        var token = TokenOf(_ann);

        await AskAsync(socket, """{"action":"subscribe","subscriptions":["a"],"token":"TOKEN"}""".Replace("TOKEN", token));
        await AskAsync(socket, """{"action":"unsubscribe"}""");
        await AskAsync(socket, """{"action":"send","channel":"a","data":1}""");
        await AskAsync(socket, """{"action":"ping"}""");

        _counted.ShouldBe(["ann 127.0.0.1 POST /api/realtime", "ann 127.0.0.1 POST /api/realtime", "ann 127.0.0.1 POST /api/realtime/send"]);
        _counted.AddRange(Enumerable.Repeat("", 100));
        (await AskAsync(socket, """{"action":"subscribe","subscriptions":["b"]}""")).GetProperty("status").GetInt32().ShouldBe(429);
        _parts.Broker.Clients.Single().Subscriptions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"action":"send"}""")]
    [InlineData("""{"action":"send","channel":"a"}""")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":5}""")]
    [InlineData("""{"action":"delete"}""")]
    [InlineData("""{"action":"subscribe","subscriptions":"a"}""")]
    [InlineData("""{"action":"subscribe","subscriptions":[1]}""")]
    [InlineData("""{"action":"subscribe","subscriptions":["a"],"token":1}""")]
    [InlineData("""{"action":"subscribe","subscriptions":["\ud800"]}""")]
    [InlineData("""{"action":"ping","\udc00":1}""")]
    public async Task What_can_not_be_understood_is_refused_and_the_connection_stays(string text)
    {
        using var socket = await ConnectAsync();
        await ReadAsync(socket);

        (await AskAsync(socket, text)).GetProperty("status").GetInt32().ShouldBe(400);
        (await AskAsync(socket, """{"action":"ping"}""")).GetProperty("status").GetInt32().ShouldBe(204);
    }

    [Fact]
    public async Task A_client_that_says_too_much_at_once_is_disconnected()
    {
        using var socket = await ConnectAsync();
        await ReadAsync(socket);

        await socket.SendAsync(new byte[(3 << 20) + 5000], WebSocketMessageType.Text, true, Aborted);

        await Eventually.HoldsAsync(() => _parts.Broker.Clients.Count == 0);
    }

    [Fact]
    public async Task Either_side_may_end_it()
    {
        using var first = await ConnectAsync();
        await ReadAsync(first);
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Aborted);
        await Eventually.HoldsAsync(() => _parts.Broker.Clients.Count == 0);

        using var second = await ConnectAsync();
        await ReadAsync(second);
        ((RealtimeClient)_parts.Broker.Clients.Single()).Close();
        (await second.ReceiveAsync(new byte[10], Aborted)).MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    [Theory]
    [InlineData("https://good", true)]
    [InlineData("https://evil", false)]
    public async Task Pages_that_may_not_call_are_refused(string origin, bool isAllowed)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);

        var connecting = socket.ConnectAsync(_url, Aborted);

        if (isAllowed) await connecting;
        else (await Should.ThrowAsync<WebSocketException>(connecting)).Message.ShouldContain("403");
    }

    private string TokenOf(Record record)
    {
        _tokens.Valid[record.Id] = record;
        return record.Id;
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(_url, Aborted);
        return socket;
    }

    private sealed class FakeAuthenticator(FakeTokens tokens) : IRequestAuthenticator
    {
        public ValueTask<AuthState> AuthenticateAsync(HttpContext http) =>
            ValueTask.FromResult(new AuthState(tokens.FindRecord(http.Request.Headers.Authorization.ToString())));
    }

    /// <summary>Takes 100.</summary>
    private sealed class FakeLimits(List<string> counted) : IRateLimits
    {
        public void Count(AuthState caller, string address, string method, string path)
        {
            if (counted.Count > 100) throw new ApiException(429);
            counted.Add($"{caller.Id} {address} {method} {path}");
        }
    }

    private static async Task<JsonElement> AskAsync(ClientWebSocket socket, string text)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Aborted);
        return await ReadAsync(socket);
    }

    private static async Task<JsonElement> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var received = await Eventually.EndsAsync(socket.ReceiveAsync(buffer, Aborted));
        return JsonElement.Parse(buffer.AsSpan(0, received.Count));
    }
}
