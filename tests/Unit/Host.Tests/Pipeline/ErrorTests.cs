using System.Net;
using System.Net.Sockets;
using Holdall.Host.Tests.Logs;

namespace Holdall.Host.Tests.Pipeline;

public sealed class ErrorTests
{
    private const string Generic = "Something went wrong while processing your request.";

    [Theory]
    [InlineData("400", 400, Generic)]
    [InlineData("401", 401, "Missing or invalid authentication.")]
    [InlineData("403", 403, "You are not allowed to perform this request.")]
    [InlineData("404", 404, "The requested resource wasn't found.")]
    [InlineData("413", 413, "Request entity too large.")]
    [InlineData("429", 429, "Too Many Requests.")]
    [InlineData("database", 400, Generic)]
    [InlineData("bug", 500, Generic)]
    [InlineData("missing", 500, Generic)]
    [InlineData("own-database", 500, Generic)]
    [InlineData("io", 500, Generic)]
    [InlineData("http", 500, Generic)]
    [InlineData("timeout", 500, Generic)]
    [InlineData("cancelled", 500, Generic)]
    public async Task An_exception_becomes_a_body_that_tells_nothing_internal(string kind, int status, string message)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.Client.GetAsync("/fail/" + kind, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe((HttpStatusCode)status);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        answer.Headers.Contains("X-Frame-Options").ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            $$"""{"data":{},"message":"{{message}}","status":{{status}}}""");
    }

    [Theory]
    [InlineData("/bound/x", null, 400)]
    [InlineData("/bound", "{", 400)]
    public async Task What_a_route_can_not_bind_gets_the_same_body(string path, string? body, int status)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (body is not null) request.Content = new StringContent(body, null, "application/json");

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe((HttpStatusCode)status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            $$"""{"data":{},"message":"{{Generic}}","status":{{status}}}""");
    }

    [Fact]
    public async Task That_bodies_break_off_is_nothing_to_tell_of()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());
        for (var i = 0; i < 10; i++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
            await socket.SendAsync(
                "POST /body/free HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"title\":"u8.ToArray(),
                TestContext.Current.CancellationToken);
        }

        await host.SendRawAsync("GET", "/echo/last");
        var log = new HostLog(host);
        await log.ReadAsync(1, entry => entry.Message.StartsWith("GET "));
        await log.ReadAsync(0, entry => !entry.Message.StartsWith("GET ") && !entry.Message.StartsWith("POST "));
    }

    [Fact]
    public async Task Errors_of_fields_nest_and_read_like_sentences()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.Client.GetAsync("/fail/fields?fields=status", TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            """{"data":{"list":{"0":{"label":{"code":"validation_required","message":"Cannot be blank."}}},"title":{"code":"validation_x","message":"Must be at least 3.","params":{"min":3}}},"message":"Failed to do it.","status":400}""");
    }

    [Theory]
    [InlineData("/only/superusers")]
    [InlineData("/only/authenticated")]
    public async Task Guests_are_kept_out(string path)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The request requires valid record authorization token.");
    }
}
