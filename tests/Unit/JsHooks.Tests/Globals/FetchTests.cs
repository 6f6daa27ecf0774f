using Holdall.Plugins.JsHooks.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests.Globals;

/// <summary><c>fetch</c>, as browsers have it.</summary>
public sealed class FetchTests : IAsyncLifetime
{
    private OtherServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await OtherServer.StartAsync(static app =>
    {
        app.Map("/echo", EchoAsync);
        app.Map("/redirect", () => Results.Redirect("/echo?led=on"));
        app.Map("/large", async (HttpContext http) => await http.Response.Body.WriteAsync(new byte[2 << 20]));
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("const r = await fetch(url + '/echo?a=1'); return [r.ok, r.status, r.statusText, r.redirected, r.url.endsWith('a=1'), r.headers.get('X-Two'), (await r.json()).method, r.bodyUsed]", """[true,201,"Created",false,true,"a, b","GET",true]""")]
    [InlineData("const r = await fetch(url + '/echo', { method: 'post', body: JSON.stringify({ x: 1 }), headers: { 'Content-Type': 'application/json' } }); return await r.json()", """{"body":"{\"x\":1}","method":"POST","type":"application/json"}""")]
    [InlineData("const r = await fetch(url + '/echo', { method: 'PUT', body: 'ü' }); return await r.json()", """{"body":"ü","method":"PUT","type":"text/plain;charset=utf-8"}""")]
    [InlineData("const r = await fetch(url + '/echo', { method: 'POST', body: new URLSearchParams({ a: 'b c', d: '&' }) }); return (await r.json()).body", "\"a=b+c&d=%26\"")]
    [InlineData("const r = await fetch(url + '/echo', { method: 'POST', body: new Uint8Array([104, 105]).subarray(1) }); return (await r.json()).body", "\"i\"")]
    [InlineData("const f = new FormData(); f.append('a', '1'); const r = await fetch(url + '/echo', { method: 'POST', body: f }); return (await r.json()).type.startsWith('multipart/form-data; boundary=')", "true")]
    [InlineData("const f = new FormData(); f.append('a', new Blob(['x'], { type: 'text/csv' }), 'n.csv'); const r = await fetch(url + '/echo', { method: 'POST', body: f });"
        + " return /filename=\"n.csv\"\\r\\n?Content-Type: text\\/csv|Content-Type: text\\/csv[^]*filename=\"n.csv\"/i.test((await r.json()).body)", "true")]
    [InlineData("const r = await fetch(url + '/echo', { method: 'POST', body: new Blob(['x'], { type: 'text/csv' }) }); return await r.json()", """{"body":"x","method":"POST","type":"text/csv"}""")]
    [InlineData("const r = await fetch(new URL('/echo', url)); return r.status", "201")]
    [InlineData("const r = await fetch(new Request(url + '/echo', { method: 'PATCH', body: 'x' })); return (await r.json()).method", "\"PATCH\"")]
    [InlineData("const r = await fetch(url + '/echo'); const b = await r.arrayBuffer(); return [b instanceof ArrayBuffer, new TextDecoder().decode(b).length == b.byteLength]", "[true,true]")]
    [InlineData("const r = await fetch(url + '/echo'); const c = r.clone(); return [await r.text() == await c.text(), r.headers.getSetCookie()]", """[true,["c=v","d=w"]]""")]
    [InlineData("const r = await fetch(url + '/redirect'); return [r.redirected, r.url.endsWith('led=on')]", "[true,true]")]
    [InlineData("const r = await fetch(url + '/redirect', { redirect: 'manual' }); return [r.status, r.headers.get('location')]", """[302,"/echo?led=on"]""")]
    [InlineData("return (await Promise.all([1, 2, 3].map((n) => fetch(url + '/echo?' + n)))).map((r) => r.status)", "[201,201,201]")]
    public async Task Requests_are_sent_and_answers_read(string script, string expected) => (await EvaluateAsync(script)).ShouldBe(expected);

    [Theory]
    [InlineData("await fetch('http://127.0.0.1:1/')", "TypeError: fetch failed")]
    [InlineData("await fetch('no address')", "TypeError: fetch failed")]
    [InlineData("await fetch('file:///etc/passwd')", "TypeError: fetch failed")]
    [InlineData("await fetch(url + '/redirect', { redirect: 'error' })", "TypeError: fetch failed")]
    [InlineData("await fetch(url + '/slow', { signal: AbortSignal.timeout(50) })", "TimeoutError: The operation was aborted due to timeout")]
    [InlineData("const c = new AbortController(); setTimeout(() => c.abort(), 20); await fetch(url + '/slow', { signal: c.signal })", "AbortError: This operation was aborted")]
    [InlineData("const c = new AbortController(); c.abort(new Error('mine')); await fetch(url + '/slow', { signal: c.signal })", "Error: mine")]
    [InlineData("await fetch(url + '/large')", "TypeError: fetch failed")]
    [InlineData("await fetch(url + '/echo', { body: 'x' })", "TypeError: a GET request has no body")]
    [InlineData("await fetch(url + '/echo', { headers: { a: 'b\\r\\nc: d' } })", "TypeError: invalid header value")]
    [InlineData("const r = await fetch(url + '/echo'); await r.text(); await r.text()", "TypeError: the body was read already")]
    public async Task What_cannot_be_sent_is_rejected(string script, string expected) =>
        (await EvaluateAsync($"try {{ {script} }} catch (e) {{ return String(e) }}")).ShouldBe($"\"{expected}\"");

    [Theory]
    [InlineData("const h = new Headers([['A', '1'], ['b', '2'], ['a', '3']]); return [[...h], h.has('B'), h.get('none')]", """[[["a","1, 3"],["b","2"]],true,null]""")]
    [InlineData("const r = Response.json({ a: 1 }, { status: 202 }); return [r.status, r.ok, r.headers.get('content-type'), await r.json()]", """[202,true,"application/json",{"a":1}]""")]
    public async Task What_belongs_to_it_is_there(string script, string expected) => (await EvaluateAsync(script)).ShouldBe(expected);

    private Task<string?> EvaluateAsync(string script) => WebScripts.EvaluateAsync(script, _server.Url);

    private static async Task EchoAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        http.Response.Headers.Append("Set-Cookie", "c=v");
        http.Response.Headers.Append("Set-Cookie", "d=w");
        http.Response.Headers.Append("X-Two", "a");
        http.Response.Headers.Append("X-Two", "b");
        http.Response.StatusCode = StatusCodes.Status201Created;
        await http.Response.WriteAsJsonAsync(new { method = http.Request.Method, type = http.Request.ContentType?.ToLowerInvariant() ?? "", body });
    }
}
