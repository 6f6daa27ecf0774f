using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdall.Plugins.JsHooks.Tests.Globals;

public sealed class HttpTests : IAsyncLifetime
{
    private OtherServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await OtherServer.StartAsync(static app =>
    {
        app.Map("/echo", EchoAsync);
        app.Map("/redirect", () => Results.Redirect("/echo?redirected=yes"));
        app.Map("/status/{code:int}", (int code) => Results.Text($"is {code}", statusCode: code));
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("const r = $http.send({ url: url + '/echo?a=1' }); return [r.statusCode, r.json.method, r.json.query, r.json.type, r.headers['Content-Type'], r.body.length == r.raw.length]", """[200,"GET","?a=1","",["application/json; charset=utf-8"],true]""")]
    [InlineData("const r = $http.send({ url: url + '/echo', method: 'post', body: JSON.stringify({ x: [1] }), headers: { 'content-type': 'application/json', 'X-Own': 'own' } }); return [r.json.method, r.json.body, r.json.type, r.json.own]", """["POST","{\"x\":[1]}","application/json","own"]""")]
    [InlineData("const r = $http.send({ url: url + '/echo', method: 'PUT', data: { old: 1 } }); return [r.json.method, r.json.body]", """["PUT","{\"old\":1}"]""")]
    [InlineData("$http.send({ url: url + '/echo', method: 'POST', body: toBytes('bytes') }).json.body", "\"bytes\"")]
    [InlineData("[200, 404, 500].map((s) => { const r = $http.send({ url: url + '/status/' + s }); return [r.statusCode, r.raw, r.json] })", """[[200,"is 200",null],[404,"is 404",null],[500,"is 500",null]]""")]
    [InlineData("const r = $http.send({ url: url + '/redirect' }); return [r.statusCode, r.json.query]", """[200,"?redirected=yes"]""")]
    [InlineData("const r = $http.send({ url: url + '/echo' }).cookies; return [r.c.value, r.c.path, r.c.httpOnly, r.d.value]", """["v","/p",true,"w"]""")]
    [InlineData("const f = new FormData(); f.append('a', '1'); f.append('a', 2); f.set('b', 'x'); f.append('gone', 'x'); f.delete('gone'); return [f.get('a'), f.getAll('a'), f.has('gone'), f.get('gone'), f.keys(), f.entries().length]", """["1",["1","2"],false,null,["a","b"],3]""")]
    [InlineData("const f = new FormData(); f.append('a\"b', 'ü'); const r = $http.send({ url: url + '/echo', method: 'POST', body: f, headers: { 'content-type': 'text/plain' } }); return [r.json.type.startsWith('multipart/form-data; boundary='), r.json.body.includes('name=\"a\\\\\"b\"'), r.json.body.includes('ü')]", "[true,true,true]")]
    public async Task Requests_are_sent_and_answers_read(string script, string expected) =>
        (await LibraryScripts.EvaluateAsync("const url = args[0]; " + Returning(script), _server.Url)).ShouldBe(expected);

    [Theory]
    [InlineData("{ url: 'http://127.0.0.1:1/' }")]
    [InlineData("{ url: 'not a url' }")]
    [InlineData("{ url: 'file:///etc/passwd' }")]
    [InlineData("{}")]
    [InlineData("{ url: url + '/slow', timeout: 0.2 }")]
    [InlineData("{ url: url + '/echo', headers: { 'X-A': 'a\\r\\nX-B: b' } }")]
    public async Task What_cannot_be_sent_or_takes_too_long_is_an_error(string config) =>
        (await LibraryScripts.EvaluateAsync($"const url = args[0]; return $http.send({config})", _server.Url)).ShouldBe("\"thrown: GoError\"");

    private static string Returning(string script) => script.Contains("return ", StringComparison.Ordinal) && !script.StartsWith('[') ? script : "return " + script;

    private static async Task EchoAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        http.Response.Headers.Append("Set-Cookie", "c=v; Path=/p; HttpOnly");
        http.Response.Headers.Append("Set-Cookie", "d=w");
        var request = http.Request;
        await http.Response.WriteAsJsonAsync(new
        {
            method = request.Method,
            query = request.QueryString.Value,
            type = request.ContentType ?? "",
            own = request.Headers["X-Own"].ToString(),
            body,
        });
    }
}
