using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Tests.Fields.Formats;

public sealed class TextFormatsTests
{
    [Theory]
    [InlineData("example.com")]
    [InlineData("localhost.test/x")]
    [InlineData("http://localhost")]
    [InlineData("localhost:8090")]
    [InlineData("http://ex_ample.com")]
    [InlineData("https://example.com:99999")]
    [InlineData("mailto:a@b.co")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:80")]
    [InlineData("https://example.com/a/b?c=d#e")]
    [InlineData("http://user:pass@example.com")]
    public void Urls(string text) => TextFormats.IsUrl(text).ShouldBeTrue();

    [Theory]
    [InlineData("localhost")]
    [InlineData("a.b")]
    [InlineData("//example.com")]
    [InlineData("http://-x.com")]
    [InlineData("http://")]
    [InlineData("HTTPS://EXAMPLE.COM")]
    [InlineData("custom://example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://a b.com")]
    [InlineData("http://ü.example.com")]
    public void No_urls(string text) => TextFormats.IsUrl(text).ShouldBeFalse();

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("EXAMPLE.com", false)]
    [InlineData("localhost", false)]
    public void Domains(string text, bool isDomain) => TextFormats.IsDomain(text).ShouldBe(isDomain);

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("10.1.2.3/8", true)]
    [InlineData("2001:db8::1/32", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("10.0.0.0/+8", true)]
    [InlineData("010.0.0.1", false)]
    [InlineData("10.0.0.01/8", false)]
    [InlineData("0x7f.0.0.1", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("::1/129", false)]
    [InlineData("10.0.0.0/-1", false)]
    [InlineData("10.0.0.0/", false)]
    [InlineData("10.0.0.0/x", false)]
    [InlineData("10.0.0.0/8/8", false)]
    [InlineData("10/8", false)]
    [InlineData("[::1]/128", false)]
    [InlineData("/8", false)]
    public void Addresses_and_subnets(string text, bool isOne) => TextFormats.IsIpAddressOrSubnet(text).ShouldBe(isOne);
}
