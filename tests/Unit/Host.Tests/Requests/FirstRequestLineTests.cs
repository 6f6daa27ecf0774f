namespace Holdall.Host.Tests.Requests;

/// <summary>Bytes are written here as Latin-1: <c>Ã¶</c> is ö as UTF-8.</summary>
public sealed class FirstRequestLineTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(new EchoPlugin());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "/echo/K\u00c3\u00b6ln", "<Köln>")]
    [InlineData("GET", "/echo/K%C3%B6ln", "<Köln>")]
    [InlineData("GET", "/body/free?a=K\u00c3\u00b6ln%00'", "{}")]
    [InlineData("GET", "http://test/echo/\u00f0\u009f\u0090\u00a2", "<🐢>")]
    public async Task Letters_that_are_not_escaped_are_read_as_if_they_were(string method, string target, string told) =>
        (await _host.SendRawAsync(method, target)).ShouldEndWith(told);

    [Theory]
    [InlineData("/none%00")]
    [InlineData("/api/collections/%00/records")]
    [InlineData("/\u00ff\u00fe")]
    public async Task What_names_nothing_is_answered_like_any_unknown_path(string target)
    {
        var answer = await _host.SendRawAsync("GET", target);

        answer.ShouldStartWith("HTTP/1.1 404");
        answer.ShouldContain("\"status\":404");
        answer.ShouldContain("Vary: Origin");
    }

    [Fact]
    public async Task What_follows_the_line_stays_as_it_was_sent()
    {
        const string Body = "{\"a\":\"/K\u00c3\u00b6ln\"}";
        var first = $"POST /body/free?x=\u00c3\u00b6 HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}";

        var answers = await _host.SendRawAsync(first + "GET /echo/second HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        answers.ShouldContain("{\"a\":\"/Köln\"}");
        answers.ShouldContain("<second>");
        answers.Split("HTTP/1.1 200").Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_long_body_arrives_whole()
    {
        var text = new string('Q', 2 << 20);

        var answer = await _host.SendRawAsync($"POST /body/free?\u00c3\u00b6 HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {text.Length + 8}\r\nConnection: close\r\n\r\n{{\"a\":\"{text}\"}}");

        // The answer comes in chunks.
        answer.Count(letter => letter == 'Q').ShouldBe(text.Length);
    }
}
