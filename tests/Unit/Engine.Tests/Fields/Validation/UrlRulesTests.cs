using Holdall.Engine.Fields.Validation;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Fields.Validation;

public sealed class UrlRulesTests
{
    private static readonly UrlField Url = new() { Name = "u" };

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("http://example.com/path?q=1#frag")]
    [InlineData("example.com")]
    [InlineData("localhost.test/x")]
    [InlineData("www.example.com/x")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:8090/x")]
    [InlineData("ftp://example.com")]
    [InlineData("mailto:a@b.co")]
    [InlineData("ws://example.com/socket")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:80/x")]
    [InlineData("http://user:pass@example.com")]
    [InlineData("http://ex_ample.com")]
    [InlineData("http://bücher.de/ü")]
    [InlineData("https://example.com/ü?x=1")]
    [InlineData("http://example")]
    [InlineData("https://example.com:99999")]
    [InlineData("http://a.b")]
    [InlineData("http://example.com.")]
    public void Text_is_a_url(string value) => UrlRules.Check(Url, value).ShouldBeNull();

    [Theory]
    [InlineData("localhost")]
    [InlineData("javascript:alert(1)")]
    [InlineData("custom://example.com")]
    [InlineData("//example.com")]
    [InlineData("/path")]
    [InlineData("http://")]
    [InlineData("http:///x")]
    [InlineData("http://.com")]
    [InlineData(".example.com")]
    [InlineData("http://exa mple.com")]
    [InlineData("http://example.com/with space")]
    [InlineData("https://example.com:123456")]
    [InlineData("HTTPS://EXAMPLE.COM")]
    [InlineData("a.b")]
    [InlineData("abc")]
    [InlineData("//x.y")]
    [InlineData("http://-x.com")]
    [InlineData("http://example.com/%zz")]
    [InlineData("localhost/?u=http://x.y")]
    public void Text_is_no_url(string value)
    {
        var error = UrlRules.Check(Url, value)!;
        error.Code.ShouldBe("validation_invalid_url");
        error.Message.ShouldBe("Must be a valid url.");
    }

    [Fact]
    public void Url_ends_at_2082_characters()
    {
        UrlRules.Check(Url, "http://x.io/".PadRight(2082, 'a')).ShouldBeNull();
        UrlRules.Check(Url, "http://x.io/".PadRight(2083, 'a')).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("https://example.com/x", true)]
    [InlineData("https://me@example.com", true)]
    [InlineData("https://example.com:80", false)]
    [InlineData("https://EXAMPLE.com", false)]
    [InlineData("example.com", false)]
    public void Only_hosts_are_compared_with_their_port(string value, bool valid) =>
        UrlRules.Check(Url with { OnlyDomains = ["example.com"] }, value)?.Code.ShouldBe(valid ? null : "validation_url_domain_not_allowed");

    [Theory]
    [InlineData("https://example.com", false)]
    [InlineData("https://example.com:80", true)]
    [InlineData("example.com", true)]
    [InlineData("https://example.org", true)]
    public void Url_without_a_scheme_has_no_host_to_refuse(string value, bool valid) =>
        (UrlRules.Check(Url with { ExceptDomains = ["example.com"] }, value) is null).ShouldBe(valid);
}
