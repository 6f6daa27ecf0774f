namespace Holdall.Plugins.JsHooks.Tests.Web;

/// <summary><c>URL</c> and <c>URLSearchParams</c>, as the URL Standard has them.</summary>
public sealed class UrlTests
{
    [Theory]
    [InlineData("HTTP://User:Pa%20ss@EXAMPLE.com:80/a/./b/../c?q=1#f", "http://User:Pa%20ss@example.com/a/c?q=1#f")]
    [InlineData("https:\\\\example.com\\a b", "https://example.com/a%20b")]
    [InlineData("http://0x7f.1/", "http://127.0.0.1/")]
    [InlineData("http://[::0:1]:8080/%41", "http://[::1]:8080/%41")]
    [InlineData("http://bücher.example/straße", "http://xn--bcher-kva.example/stra%C3%9Fe")]
    [InlineData("http://ＥＸ。example/", "http://ex.example/")]
    [InlineData("http://a..b/", "http://a..b/")]
    [InlineData("mailto:someone@example.com", "mailto:someone@example.com")]
    [InlineData("foo:bar/../baz", "foo:bar/../baz")]
    [InlineData("foo://host/../x", "foo://host/x")]
    [InlineData("file:///C|/x", "file:///C:/x")]
    public async Task Addresses_are_written_in_one_way(string given, string expected) =>
        (await WebScripts.EvaluateAsync("return new URL(url).href", given)).ShouldBe($"\"{expected}\"");

    [Theory]
    [InlineData("no address")]
    [InlineData("http://a b/")]
    [InlineData("http://exa%mple/")]
    [InlineData("http://256.0.0.1/")]
    [InlineData("http://[::1/")]
    [InlineData("http://a:99999/")]
    [InlineData("http://xn--/")]
    [InlineData("")]
    public async Task What_is_no_address_is_refused(string given) => (await WebScripts.EvaluateAsync(
        "try { return new URL(url).href } catch (e) { return [e instanceof TypeError, URL.canParse(url), URL.parse(url)] }", given)).ShouldBe("[true,false,null]");

    [Theory]
    [InlineData("const u = new URL('../x?a=1', 'http://h:81/p/q/r'); return [u.href, u.origin, u.protocol, u.host, u.port, u.pathname, u.search]",
        """["http://h:81/p/x?a=1","http://h:81","http:","h:81","81","/p/x","?a=1"]""")]
    [InlineData("const u = new URL('http://h/'); u.searchParams.append('a', 'b c&'); u.hash = 'x y'; u.port = '443'; u.protocol = 'https'; return `${u}`",
        "\"https://h/?a=b+c%26#x%20y\"")]
    [InlineData("const u = new URL('http://h/?a=1'); u.search = '?b=2'; return [u.searchParams.get('a'), u.searchParams.get('b')]", """[null,"2"]""")]
    [InlineData("return JSON.stringify({ u: new URL('http://h') })", "\"{\\\"u\\\":\\\"http://h/\\\"}\"")]
    [InlineData("const p = new URLSearchParams('?a=1&b=%20x&a=2&c'); return [p.getAll('a'), p.get('b'), p.get('c'), p.has('d'), p.size, String(p)]",
        """[["1","2"]," x","",false,4,"a=1&b=+x&a=2&c="]""")]
    [InlineData("const p = new URLSearchParams({ b: '1', a: 'é%' }); p.sort(); p.delete('b', '2'); return [[...p], String(p), p.has('b', '1')]",
        """[[["a","é%"],["b","1"]],"a=%C3%A9%25&b=1",true]""")]
    [InlineData("return new URLSearchParams('a=%zz&b=%ff').toString()", "\"a=%25zz&b=%EF%BF%BD\"")]
    public async Task Parts_are_read_and_set(string script, string expected) => (await WebScripts.EvaluateAsync(script)).ShouldBe(expected);

    [Fact]
    public async Task An_address_of_a_megabyte_does_not_hang() =>
        (await WebScripts.EvaluateAsync("return new URL('http://h/' + 'a/../'.repeat(20000)).href")).ShouldBe("\"http://h/\"");
}
