using Holdall.Auth;
using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Realtime;
using Holdall.TestKit.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>Streams through a real server on the loopback interface.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private readonly IHooks _hooks = TestHooks.Create();
    private readonly FakeTimeProvider _time = new();
    private Parts _parts = null!;
    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _parts = new Parts(lifetime: _app.Services.GetRequiredService<IHostApplicationLifetime>());
        var open = new OpenStream(_parts.Listening(_hooks, _time));
        _app.Run(async http =>
        {
            try
            {
                await open.RunAsync(new FakeRequest(http));
            }
            catch (ApiException e)
            {
                http.Response.StatusCode = e.Status;
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("{}", Aborted);
            }

            _ended.TrySetResult();
        });
        await _app.StartAsync(Aborted);
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_begins_with_the_id_of_the_client()
    {
        using var stream = await ConnectAsync();

        stream.Response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        stream.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        stream.Response.Headers.GetValues("Cache-Control").ShouldBe(["no-store"]);
        stream.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        var client = _parts.Broker.Clients.ShouldHaveSingleItem();
        client.Id.ShouldMatch("^[A-Za-z0-9]{40}$");
        (await stream.ReadAsync()).ShouldBe($"id:{client.Id}\nevent:PB_CONNECT\ndata:{{\"clientId\":\"{client.Id}\"}}\n\n");
    }

    [Fact]
    public async Task Messages_come_in_their_order()
    {
        using var stream = await ConnectAsync();
        await stream.ReadAsync();
        var client = _parts.Broker.Clients.Single();

        for (var i = 0; i < 500; i++) client.Send(new RealtimeMessage { Name = "täst/*", Data = $"{{\"i\":{i}}}" });

        for (var i = 0; i < 500; i++) (await stream.ReadAsync()).ShouldBe($"id:{client.Id}\nevent:täst/*\ndata:{{\"i\":{i}}}\n\n");
    }

    [Fact]
    public async Task A_client_that_hangs_up_is_forgotten()
    {
        using (var stream = await ConnectAsync()) await stream.ReadAsync();

        await Eventually.EndsAsync(_ended.Task);
        _parts.Broker.Clients.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_without_messages_ends_after_a_while()
    {
        using var stream = await ConnectAsync();
        await stream.ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(4));
        _parts.Broker.Clients.Single().Send(new RealtimeMessage { Name = "a", Data = "1" });
        await stream.ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(4));
        _parts.Broker.Clients.Single().Send(new RealtimeMessage { Name = "a", Data = "2" });
        await stream.ReadAsync();

        _time.Advance(TimeSpan.FromMinutes(5));

        (await stream.ReadAsync()).ShouldBeEmpty();
        await Eventually.EndsAsync(_ended.Task);
        _parts.Broker.Clients.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_takes_nothing_of_what_is_sent_is_disconnected()
    {
        using var stream = await ConnectAsync();
        await stream.ReadAsync();
        var client = _parts.Broker.Clients.Cast<Connections.RealtimeClient>().Single();
        var frame = new Connections.Frame("a", new byte[100_000]);
        while (await IsTakenAsync(client)) client.Send(frame).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(29));
        _parts.Broker.Clients.ShouldNotBeEmpty();

        _time.Advance(TimeSpan.FromSeconds(2));

        await Eventually.EndsAsync(_ended.Task);
        _parts.Broker.Clients.ShouldBeEmpty();
        _parts.Backlog.Bytes.ShouldBe(0);
    }

    [Fact]
    public async Task A_caller_whose_key_has_ended_goes_on_as_a_guest()
    {
        using var stream = await ConnectAsync();
        await stream.ReadAsync();
        var client = _parts.Broker.Clients.Cast<Connections.RealtimeClient>().Single();
        var account = new Record(Collection.NewAuth("members")) { Id = "ann000000000000" };
        client.Auth = new AuthState(account) { Expires = _time.GetUtcNow().AddSeconds(30) };

        _time.Advance(TimeSpan.FromSeconds(29));
        client.Auth.IsGuest.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(2));

        client.Auth.IsGuest.ShouldBeTrue();
        _parts.Broker.Clients.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task No_stream_lasts_for_ever()
    {
        _hooks.RealtimeConnectRequest.Use((e, next) =>
        {
            e.MaxTimeout = TimeSpan.FromMinutes(1);
            return next();
        });
        using var stream = await ConnectAsync();
        await stream.ReadAsync();

        _time.Advance(TimeSpan.FromMinutes(1));

        (await stream.ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_the_application_ends_streams_at_once()
    {
        using var stream = await ConnectAsync();
        await stream.ReadAsync();

        var stopping = _app.StopAsync(Aborted);

        (await stream.ReadAsync()).ShouldBeEmpty();
        await Eventually.EndsAsync(stopping);
    }

    [Fact]
    public async Task A_hook_that_refuses_is_answered_with_its_error_and_the_headers_of_a_stream()
    {
        _hooks.RealtimeConnectRequest.Use((_, _) => throw ApiException.Forbidden());

        using var stream = await ConnectAsync();

        stream.Response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        stream.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        _parts.Broker.Clients.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_hook_may_change_drop_or_end()
    {
        _hooks.RealtimeMessageSend.Use((e, next) =>
        {
            if (e.Message.Name == "dropped") return Task.CompletedTask;
            if (e.Message.Name == "refused") throw new InvalidOperationException("Refused.");
            if (e.Message.Name == "changed") e.Message = e.Message with { Data = "new" };
            return next();
        });
        using var stream = await ConnectAsync();
        await stream.ReadAsync();
        var client = _parts.Broker.Clients.Single();

        client.Send(new RealtimeMessage { Name = "dropped", Data = "1" });
        client.Send(new RealtimeMessage { Name = "changed", Data = "2" });
        (await stream.ReadAsync()).ShouldBe($"id:{client.Id}\nevent:changed\ndata:new\n\n");

        client.Send(new RealtimeMessage { Name = "refused", Data = "3" });
        (await stream.ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hook_that_fails_on_the_first_message_ends_an_empty_stream()
    {
        _hooks.RealtimeMessageSend.Use((_, _) => throw new InvalidOperationException("Refused."));

        using var stream = await ConnectAsync();

        stream.Response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await stream.ReadAsync()).ShouldBeEmpty();
    }

    private static async Task<bool> IsTakenAsync(Connections.RealtimeClient client)
    {
        for (var i = 0; i < 100; i++)
        {
            if (!client.Clock.IsStalled && client.Outbox.WaitingBytes == 0) return true;
            await Task.Delay(5, Aborted);
        }

        return false;
    }

    private async Task<EventReader> ConnectAsync()
    {
        _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var response = await _http.GetAsync(new Uri("/api/realtime", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Aborted);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(Aborted));
    }

    private sealed class EventReader(HttpResponseMessage response, Stream content) : IDisposable
    {
        private readonly StreamReader _reader = new(content);

        public HttpResponseMessage Response => response;

        /// <summary>The bytes of the next event, or empty at the end of the stream.</summary>
        public async Task<string> ReadAsync()
        {
            var text = "";
            while (await Eventually.EndsAsync(_reader.ReadLineAsync(Aborted).AsTask()) is { } line)
            {
                text += line + "\n";
                if (line.Length == 0) return text;
            }

            return text;
        }

        public void Dispose() => response.Dispose();
    }
}
