namespace Holdall.Host.Tests.Pipeline;

public sealed class RoutingTests
{
    private const string NotFound = """{"data":{},"message":"The requested resource wasn't found.","status":404}""";
    private const string NoFile = """{"data":{},"message":"File not found.","status":404}""";

    [Theory]
    [InlineData("/api/health/")]
    [InlineData("/API/health")]
    [InlineData("/api/%2e/health")]
    [InlineData("/api/x/%2e%2e/health")]
    [InlineData("/api%2Fhealth")]
    [InlineData("/api/nothing")]
    [InlineData("/echo/one/two")]
    [InlineData("/echo/")]
    public async Task What_is_not_exactly_a_route_is_not_found(string target)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.SendRawAsync("GET", target)).ShouldEndWith(NoFile);
        (await host.SendRawAsync("POST", target)).ShouldEndWith(NotFound);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task There_is_no_405(string method)
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync(method, "/api/health");

        answer.ShouldStartWith("HTTP/1.1 404");
        answer.ShouldEndWith(NotFound);
    }

    [Theory]
    [InlineData("/echo/B%6Foks", "Books")]
    [InlineData("/echo/a%2Fb", "a/b")]
    [InlineData("/echo/a%252Fb", "a%2Fb")]
    [InlineData("/echo/a;b", "a;b")]
    [InlineData("/e%63ho/x", "x")]
    [InlineData("http://test/echo/x?y", "x")]
    [InlineData("/echo/rest/a//b", null)]
    [InlineData("/echo/rest/a/b%2Fc/", "a/b/c/")]
    [InlineData("/echo/rest/", "")]
    public async Task Parts_of_the_path_are_decoded_after_they_were_told_apart(string target, string? value)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.SendRawAsync("GET", target);

        if (value is null) answer.ShouldStartWith("HTTP/1.1 307");
        else answer.ShouldContain("\r\n\r\n<" + value + ">");
    }

    [Fact]
    public async Task The_most_specific_route_that_has_the_method_wins()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.SendRawAsync("GET", "/echo/known")).ShouldEndWith("<literal>");
        (await host.SendRawAsync("DELETE", "/echo/known")).ShouldEndWith("<deleted known>");
        (await host.SendRawAsync("GET", "/echo/12/number")).ShouldEndWith("<number 12>");
        (await host.SendRawAsync("GET", "/echo/ab/number")).ShouldStartWith("HTTP/1.1 404");
    }

    [Fact]
    public async Task A_subtree_without_its_slash_is_redirected()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.SendRawAsync("GET", "/tree?x=1");

        answer.ShouldStartWith("HTTP/1.1 307");
        answer.ShouldContain("Location: /tree/?x=1\r\n");
    }

    [Theory]
    [InlineData("GET", "/api//health?a=b", "/api/health?a=b")]
    [InlineData("POST", "/api/./health", "/api/health")]
    [InlineData("OPTIONS", "/x/.", "/x")]
    [InlineData("GET", "/a/../../b/", "/b/")]
    [InlineData("GET", "/api//", "/api/")]
    [InlineData("GET", "/..", "/")]
    [InlineData("HEAD", "//evil.example//x", "/evil.example/x")]
    [InlineData("GET", "/\\//evil.example/", "/%5C/evil.example/")]
    [InlineData("GET", "//\\evil.example/", "/%5Cevil.example/")]
    [InlineData("GET", "//\u0001\t/x?y=\u0001", "/%01%09/x?y=%01")]
    public async Task An_unclean_path_is_redirected_before_anything_else(string method, string target, string location)
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync(method, target);

        answer.ShouldStartWith("HTTP/1.1 307");
        answer.ShouldContain($"Location: {location}\r\n");
        answer.ShouldNotContain("Vary");
        answer.ShouldNotContain("X-Frame-Options");
        answer.Contains("Content-Type: text/html; charset=utf-8\r\n", StringComparison.Ordinal).ShouldBe(method is "GET" or "HEAD");
        answer.Contains($"<a href=\"{location}\">Temporary Redirect</a>.\n\n", StringComparison.Ordinal).ShouldBe(method == "GET");
    }

    [Fact]
    public async Task HEAD_is_served_by_the_handler_of_GET_without_a_body()
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.SendRawAsync("HEAD", "/api/health");

        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain("Content-Length: 50\r\n");
        answer.ShouldEndWith("\r\n\r\n");
        (await host.SendRawAsync("HEAD", "/nothing")).ShouldEndWith("\r\n\r\n");
    }

    [Fact]
    public async Task Two_routes_with_the_same_pattern_make_the_second_plugin_fail()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin(), new EchoAgainPlugin());

        host.Plugins.Single(p => p.Id == "echo-again").Reason.ShouldStartWith(
            "System.InvalidOperationException: Two routes answer GET /echo/{another}: one of the plugin \"echo\" and one of the plugin \"echo-again\". at ");
        (await host.SendRawAsync("GET", "/echo/x")).ShouldEndWith("<x>");
    }

    [Fact]
    public async Task A_request_line_of_many_kilobytes_is_accepted()
    {
        await using var host = await TestHost.StartAsync();

        (await host.SendRawAsync("GET", "/api/health?filter=" + new string('x', 500_000))).ShouldStartWith("HTTP/1.1 200");
    }
}
