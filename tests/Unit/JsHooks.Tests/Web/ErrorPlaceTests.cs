namespace Holdall.Plugins.JsHooks.Tests.Web;

/// <summary>Where errors of web globals are said to be: in the script that has used them.</summary>
public sealed class ErrorPlaceTests
{
    [Theory]
    [InlineData("await fetch('http://127.0.0.1:1/')", "TypeError: fetch failed")]
    [InlineData("const s = AbortSignal.timeout(1); await new Promise((r) => setTimeout(r, 50)); s.throwIfAborted()", "TimeoutError")]
    [InlineData("await fetch('http://h/', { signal: AbortSignal.abort() })", "AbortError: This operation was aborted")]
    [InlineData("new Headers([['bad name', '']])", "TypeError: invalid header name: bad name")]
    [InlineData("new Headers([5])", "TypeError")]
    [InlineData("new URL('none')", "TypeError: Invalid URL: none")]
    [InlineData("atob('!')", "InvalidCharacterError")]
    [InlineData("structuredClone(() => 1)", "DataCloneError")]
    [InlineData("await new Response('no JSON').json()", "SyntaxError")]
    [InlineData("await crypto.subtle.digest('MD5', new ArrayBuffer(1))", "NotSupportedError")]
    [InlineData("const c = new AbortController(); c.signal.onabort = () => { throw new Error('heard') }; c.abort()", "Error: heard")]
    [InlineData("setTimeout('text')", "TypeError: a timer needs a function")]
    [InlineData("queueMicrotask(5)", "TypeError: a microtask needs a function")]
    [InlineData("setTimeout(() => { throw new Error('late') }, 1); await new Promise((r) => setTimeout(r, 50))", "Error: late")]
    [InlineData("queueMicrotask(() => { throw new Error('soon') }); await new Promise((r) => setTimeout(r, 50))", "Error: soon")]
    [InlineData("queueMicrotask(() => { throw new Error('soon') })", "Error: soon")]
    public async Task The_log_names_file_and_line(string script, string expected)
    {
        var message = await WebScripts.FailAsync("\n\n" + script);

        message.ShouldContain(expected);
        message.ShouldContain("test.pb.js:3");
        message.ShouldNotContain("holdall:");
    }

    [Theory]
    [InlineData("await fetch('http://127.0.0.1:1/')", "TypeError: fetch failed, caused by Error: Connection refused (127.0.0.1:1)")]
    [InlineData("throw new Error('a', { cause: new RangeError('b', { cause: 'c' }) })", "Error: a, caused by RangeError: b, caused by c")]
    [InlineData("const e = new Error('a'); e.cause = e; throw e", "Error: a, caused by Error: a")]
    public async Task The_log_tells_of_causes(string script, string expected) => (await WebScripts.FailAsync(script)).ShouldContain(expected);

    [Theory]
    [InlineData("new Headers([['bad name', '']])")]
    [InlineData("atob('!')")]
    [InlineData("new AbortController().abort() || AbortSignal.abort().throwIfAborted()")]
    public async Task Scripts_read_it_too(string script) => (await WebScripts.EvaluateAsync($"try {{ {script} }} catch (e) {{ return e.stack }}"))!
        .ShouldSatisfyAllConditions(stack => stack.ShouldContain("test.pb.js:1"), stack => stack.ShouldNotContain("holdall:"));
}
