using Holdall.Host.Commands;

namespace Holdall.Host.Tests.Commands;

public sealed class OriginsTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://example.com")]
    [InlineData("http://localhost:5173")]
    [InlineData("http://[::1]:5173")]
    [InlineData("capacitor://localhost")]
    [InlineData("https://*.example.com")]
    [InlineData("http://192.168.0.?:80*")]
    [InlineData("*.example.com")]
    public void An_origin_is_scheme_and_host_perhaps_with_a_port_or_wildcards(string origin) =>
        Origins.Parse(["https://a.b, " + origin]).ShouldBe(["https://a.b", origin]);

    [Theory]
    [InlineData("example.com")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/app")]
    [InlineData("https://Example.com")]
    [InlineData("https://example.com:443")]
    [InlineData("https://*.example.com/")]
    [InlineData("http://")]
    [InlineData("https:/example.com")]
    [InlineData("https://exa mple.com")]
    [InlineData("https://me@example.com")]
    [InlineData("nonsense")]
    public void What_no_browser_sends_is_refused(string text) => Should.Throw<StartFailure>(() => Origins.Parse([text])).Message.ShouldContain($"\"{text}\"");
}
