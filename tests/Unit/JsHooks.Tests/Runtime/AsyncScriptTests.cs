using System.Diagnostics;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Globals;

namespace Holdall.Plugins.JsHooks.Tests.Runtime;

/// <summary>Promises and timers: a handler has ended when its promise has, and nothing of it goes on afterwards.</summary>
public sealed class AsyncScriptTests
{
    private readonly Scripts _scripts = new([Scripts.Taker.Table], [new TimerGlobals()]);

    [Theory]
    [InlineData("async (out) => { await null; out.take(1) }", "1")]
    [InlineData("async (out) => { await new Promise(r => setTimeout(r, 5)); out.take(1) }", "1")]
    [InlineData("(out) => new Promise(r => setTimeout(r, 5)).then(() => out.take(1))", "1")]
    [InlineData("async (out) => { out.take(await new Promise(r => setTimeout((a, b) => r(a + b), 1, 2, 3))) }", "5")]
    [InlineData("async (out) => { const s = []; setTimeout(() => s.push(2), 20); setTimeout(() => s.push(1), 1); await new Promise(r => setTimeout(r, 40)); out.take(s) }", "[1,2]")]
    [InlineData("async (out) => { let n = 0; await new Promise(r => { const i = setInterval(() => { if (++n == 3) { clearInterval(i); r() } }, 1) }); out.take(n) }", "3")]
    [InlineData("async (out) => { let n = 0; const t = setTimeout(() => n++, 1); clearTimeout(t); clearTimeout(undefined); await new Promise(r => setTimeout(r, 20)); out.take(n) }", "0")]
    [InlineData("async (out) => { out.take(await Promise.all([1, 2].map(async (x) => { await new Promise(r => setTimeout(r, 3)); return x * 2 }))) }", "[2,4]")]
    [InlineData("(out) => { Promise.resolve().then(() => out.take(1)) }", "1")]
    public async Task A_handler_waits_for_its_promise(string script, string given) => (await _scripts.RunAsync(script)).ShouldBe(given);

    [Theory]
    [InlineData("async () => { await null; throw new Error('late') }", "late")]
    [InlineData("async () => { await new Promise((_, no) => setTimeout(() => no(new Error('late')), 1)) }", "late")]
    [InlineData("async () => { setTimeout(() => { throw new Error('late') }, 1); await new Promise(r => setTimeout(r, 50)) }", "late")]
    [InlineData("async () => { await new Promise(() => {}) }", "nothing can settle")]
    [InlineData("() => { for (let i = 0; i < 2000; i++) setTimeout(() => {}, 1000) }", "more than 1000 timers")]
    [InlineData("() => setTimeout('text', 1)", "a timer needs a function")]
    public async Task A_promise_that_fails_fails_the_handler(string script, string reason) =>
        (await Should.ThrowAsync<ScriptException>(_scripts.RunAsync(script))).Message.ShouldContain(reason);

    [Fact]
    public async Task An_error_of_an_asynchronous_function_names_its_line() =>
        (await Should.ThrowAsync<ScriptException>(_scripts.RunAsync("async () => {\n await null\n throw new Error('late')\n}")))
            .Message.ShouldContain("test.pb.js:3");

    [Fact]
    public async Task Timers_that_nobody_waits_for_never_go_off()
    {
        await _scripts.RunAsync("() => { setTimeout(() => { globalThis.left = 1 }, 1); setInterval(() => { globalThis.left = 1 }, 1) }");

        (await _scripts.RunAsync("async (out) => { await new Promise(r => setTimeout(r, 30)); out.take(typeof left) }")).ShouldBe("\"undefined\"");
    }

    [Fact]
    public async Task Time_that_is_waited_does_not_count_for_the_limit()
    {
        var scripts = new Scripts([Scripts.Taker.Table], [new TimerGlobals()], new JsHooksSettings { Timeout = TimeSpan.FromMilliseconds(200) });

        (await scripts.RunAsync("async (out) => { await new Promise(r => setTimeout(r, 400)); out.take(1) }")).ShouldBe("1");
        (await Should.ThrowAsync<ScriptException>(scripts.RunAsync("async () => { await new Promise(() => setTimeout(() => { while (true) {} }, 1)) }")))
            .Message.ShouldContain("has run for longer than");
    }

    [Theory]
    [InlineData("async () => { setInterval(() => {}, 1); await new Promise(() => {}) }")]
    [InlineData("async () => { await new Promise(r => setTimeout(r, 60000)) }")]
    public async Task Waiting_has_a_limit_of_its_own(string function)
    {
        var scripts = new Scripts([Scripts.Taker.Table], [new TimerGlobals()], new JsHooksSettings { WaitTimeout = TimeSpan.FromMilliseconds(200) });

        (await Should.ThrowAsync<ScriptException>(scripts.RunAsync(function))).Message.ShouldContain("has waited for longer than");
        (await scripts.RunAsync("async (out) => { await new Promise(r => setTimeout(r, 1)); out.take(1) }")).ShouldBe("1");
    }

    [Theory]
    [InlineData("async () => { setInterval(() => {}, 1); await new Promise(() => {}) }")]
    [InlineData("async () => { await new Promise(r => setTimeout(r, 60000)) }")]
    public async Task Waiting_ends_with_the_request(string function)
    {
        using var request = new CancellationTokenSource();
        var running = _scripts.RunAsync(function, request.Token);

        await request.CancelAsync();

        (await Should.ThrowAsync<ScriptException>(running)).Message.ShouldContain("The request has ended");
    }

    [Fact]
    public async Task Slow_handlers_do_not_keep_others_from_running()
    {
        using var end = new ManualResetEventSlim();
        var taker = new Scripts.Taker(_ => end.Wait());
        var slow = Enumerable.Range(0, 4).Select(_ => _scripts.RunAsync("(out, other) => other.take(1)", taker)).ToArray();
        var before = Stopwatch.GetTimestamp();

        (await _scripts.RunAsync("(out) => out.take('fifth')")).ShouldBe("\"fifth\"");

        slow.ShouldAllBe(task => !task.IsCompleted);
        Stopwatch.GetElapsedTime(before).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        end.Set();
        await Task.WhenAll(slow);
    }
}
