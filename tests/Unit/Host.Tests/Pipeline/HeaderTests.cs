using Holdall.Host.Pipeline;

namespace Holdall.Host.Tests.Pipeline;

public sealed class HeaderTests
{
    [Fact]
    public async Task Every_OPTIONS_request_is_answered_by_CORS_alone()
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync(
            "OPTIONS /anything HTTP/1.1\r\nHost: test\r\nOrigin: null\r\nAccess-Control-Request-Headers: a,b\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 204");
        answer.ShouldContain("Access-Control-Allow-Origin: *\r\n");
        answer.ShouldContain("Access-Control-Allow-Headers: a,b\r\n");
        answer.ShouldContain("Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE\r\n");
        answer.ShouldContain("Vary: Access-Control-Request-Method\r\n");
        answer.ShouldNotContain("X-Frame-Options");
        answer.ShouldNotContain("Cross-Origin-Opener-Policy");
    }

    [Theory]
    [InlineData("/api/health", 200)]
    [InlineData("/api/collections", 401)]
    [InlineData("/api/collections/none/records", 404)]
    [InlineData("/fail/bug", 500)]
    [InlineData("/page.html", 200)]
    [InlineData("/none.html", 404)]
    public async Task Pages_of_other_origins_get_no_hold_of_a_window(string target, int status)
    {
        var folder = new HostFolder();
        folder.Write("pb_public/page.html", "<p>page</p>");
        await using var host = await TestHost.StartAsync(folder, folder.Launch() with { IndexFallback = false }, new EchoPlugin());

        var answer = await host.SendRawAsync("GET", target);

        answer.ShouldStartWith($"HTTP/1.1 {status}");
        answer.ShouldContain("Cross-Origin-Opener-Policy: same-origin\r\n");
    }

    [Fact]
    public async Task A_preflight_that_asks_for_no_headers_is_promised_none()
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync(
            "OPTIONS / HTTP/1.1\r\nHost: test\r\nOrigin: null\r\nAccess-Control-Request-Headers:\r\nConnection: close\r\n\r\n");

        answer.ShouldContain("Access-Control-Allow-Origin: *\r\n");
        answer.ShouldNotContain("Access-Control-Allow-Headers");
    }

    [Theory]
    [InlineData("x-gr\u00c3\u00b6\u00c3\u009fe")]
    [InlineData("a,\u0001b")]
    [InlineData("\u00ff")]
    public async Task What_can_be_no_name_of_a_header_is_not_promised(string asked)
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync(
            $"OPTIONS / HTTP/1.1\r\nHost: test\r\nOrigin: null\r\nAccess-Control-Request-Headers: {asked}\r\nConnection: close\r\n\r\n");

        // Bytes that are no UTF-8 are refused by the server itself.
        answer.ShouldStartWith(asked == "\u00ff" ? "HTTP/1.1 400" : "HTTP/1.1 204");
        answer.ShouldNotContain("Access-Control-Allow-Headers");
    }

    [Fact]
    public async Task A_header_beyond_ASCII_is_sent_as_UTF8()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.SendRawAsync("GET", "/header/gr%C3%B6%C3%9Fe%20%F0%9F%90%A2")).ShouldContain("X-Told: größe 🐢\r\n");
    }

    [Fact]
    public async Task Without_an_origin_only_Vary_is_set()
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync("GET", "/api/health");

        answer.ShouldContain("Vary: Origin\r\n");
        answer.ShouldNotContain("Access-Control");
        answer.ShouldContain("Content-Type: application/json\r\n");
        answer.ShouldContain("X-XSS-Protection: 1; mode=block\r\n");
        answer.ShouldContain("X-Content-Type-Options: nosniff\r\n");
        answer.ShouldContain("X-Frame-Options: SAMEORIGIN\r\n");
        answer.ShouldEndWith("""{"message":"API is healthy.","code":200,"data":{}}""");
    }

    [Theory]
    [InlineData("https://app.example", "https://app.example", true)]
    [InlineData("https://app.example", "https://APP.example", false)]
    [InlineData("https://app.example", "https://app.example:443", false)]
    [InlineData("https://*.trusted.example", "https://a.b.trusted.example", true)]
    [InlineData("https://*.trusted.example", "https://trusted.example", false)]
    [InlineData("https://app?.example", "https://app1.example", true)]
    [InlineData("https://app?.example", "https://app.example", false)]
    [InlineData("*.example", "app.example", false)]
    [InlineData("https://*.example", "https://a\u0001.example", false)]
    [InlineData("https://*.example", "https://ä.example", false)]
    public void Origins_are_whole_texts_or_have_wildcards(string configured, string origin, bool allowed) =>
        new AllowedOrigins([configured]).Find(origin).ShouldBe(allowed ? origin : null);

    [Fact]
    public async Task Rules_see_the_first_values_of_query_and_headers()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.SendRawAsync("GET /info?a=1&a=2&b;c=3&d=%zz HTTP/1.0\r\nHost: test\r\nX-My--Token: abc\r\nConnection: close\r\n\r\n");

        answer.ShouldEndWith("GET|1|abc|False|default");
    }
}
