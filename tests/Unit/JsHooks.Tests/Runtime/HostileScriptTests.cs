using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Tests.Runtime;

/// <summary>Scripts that would bring others down: they fail themselves, and what runs afterwards runs as if they had not been there.</summary>
public sealed class HostileScriptTests
{
    [Theory]
    [InlineData("() => { function f() { return 1 + f() } f() }")]
    [InlineData("() => { const o = { get x() { return 1 + this.x } }; o.x }")]
    [InlineData("() => { const o = {}; o.toString = () => 'a' + o; String(o) }")]
    [InlineData("() => { class A { constructor() { this.a = new A() } } new A() }")]
    [InlineData("() => { const p = new Proxy({}, { get: (t, k, r) => 1 + r.x }); p.x }")]
    [InlineData("() => { const f = () => [1].map(f); f() }")]
    [InlineData("() => { const f = () => JSON.stringify({ toJSON: f }); f() }")]
    [InlineData("() => { const f = () => 'a'.replace(/a/, f); f() }")]
    [InlineData("() => { const f = () => eval('f()') + 1; f() }")]
    [InlineData("() => { const f = () => Reflect.apply(f, null, []) + 1; f() }")]
    [InlineData("() => { const f = () => [2, 1].sort(() => f() + 1); f() }")]
    [InlineData("() => { const i = { [Symbol.iterator]() { return [...i] } }; [...i] }")]
    public async Task A_script_that_recurses_without_end_fails_and_nothing_else_does(string script)
    {
        var scripts = new Scripts([Scripts.Taker.Table]);

        (await Should.ThrowAsync<ScriptException>(scripts.RunAsync(script))).Message.ShouldContain("stack");

        (await scripts.RunAsync("(out) => out.take(1)")).ShouldBe("1");
    }

    [Fact]
    public async Task A_script_can_catch_that_it_recurses_too_deeply()
    {
        var given = await new Scripts([Scripts.Taker.Table]).RunAsync("(out) => { const f = () => 1 + f(); try { f() } catch (e) { out.take(e.name) } }");

        given.ShouldBe("\"RangeError\"");
    }

    [Theory]
    [InlineData("(out) => out.take(JSON.parse('['.repeat(20000) + ']'.repeat(20000)))")]
    [InlineData("(out) => { let a = []; for (let i = 0; i < 20000; i++) a = [a]; out.take(a) }")]
    [InlineData("(out) => { const a = {}; a.a = a; out.take(a) }")]
    [InlineData("(out) => { let a = []; for (let i = 0; i < 20000; i++) a = [a]; JSON.stringify(a) }")]
    [InlineData("(out) => eval('('.repeat(20000) + '1' + ')'.repeat(20000))")]
    [InlineData("(out) => eval('1' + '+1'.repeat(50000))")]
    [InlineData("(out) => new RegExp('('.repeat(5000) + 'a' + ')'.repeat(5000)).test('a')")]
    public async Task A_structure_that_is_too_deep_fails_and_nothing_else_does(string script)
    {
        var scripts = new Scripts([Scripts.Taker.Table]);

        try
        {
            await scripts.RunAsync(script);
        }
        catch (ScriptException)
        {
            // That it may fail is the point; some of them don't.
        }

        (await scripts.RunAsync("(out) => out.take(1)")).ShouldBe("1");
    }

    [Theory]
    [InlineData("() => { while (true) { } }")]
    [InlineData("() => { for (;;) try { while (true) { } } catch (e) { } }")]
    [InlineData("() => { try { while (true) { } } finally { while (true) { } } }")]
    [InlineData("async () => { while (true) await null }")]
    public async Task A_script_that_never_ends_is_stopped_when_there_is_a_limit(string script)
    {
        var scripts = new Scripts([Scripts.Taker.Table], settings: new JsHooksSettings { Timeout = TimeSpan.FromMilliseconds(300) });

        (await Should.ThrowAsync<ScriptException>(scripts.RunAsync(script))).Message.ShouldContain("has run for longer than");

        (await scripts.RunAsync("(out) => out.take(1)")).ShouldBe("1");
    }

    [Theory]
    [InlineData("() => { while (true) { } }")]
    [InlineData("() => { const f = (n) => f(n + 1); f(0) }")]
    public async Task A_script_that_executes_too_many_statements_is_stopped(string script)
    {
        var scripts = new Scripts([Scripts.Taker.Table], settings: new JsHooksSettings { Statements = 1000 });

        await Should.ThrowAsync<ScriptException>(scripts.RunAsync(script));
    }

    [Theory]
    [InlineData("() => { const a = []; while (true) a.push('x'.repeat(1000) + a.length) }")]
    [InlineData("() => { let a = 'x'; while (true) a += a }")]
    public async Task A_script_that_takes_too_much_memory_is_stopped(string script)
    {
        var scripts = new Scripts([Scripts.Taker.Table], settings: new JsHooksSettings { Memory = 20 << 20 });

        await Should.ThrowAsync<ScriptException>(scripts.RunAsync(script));
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(30_000, 200)]
    public async Task A_pattern_that_takes_for_ever_is_stopped(int ofMatch, int ofCall)
    {
        var settings = new JsHooksSettings { RegexTimeout = TimeSpan.FromMilliseconds(ofMatch), Timeout = TimeSpan.FromMilliseconds(ofCall) };
        settings.MatchTimeout.ShouldBe(TimeSpan.FromMilliseconds(200));
        var scripts = new Scripts([Scripts.Taker.Table], settings: settings);

        await Should.ThrowAsync<ScriptException>(scripts.RunAsync("() => /^(a+)+$/.test('a'.repeat(60) + '!')"));
    }

    [Theory]
    [InlineData("(out) => { out.constructor.constructor('return 1')(); out.take(typeof System) }", "\"undefined\"")]
    [InlineData("(out) => out.take(typeof importNamespace + typeof clr)", "\"undefinedundefined\"")]
    [InlineData("(out) => out.take(typeof out.GetType + typeof out.getType + typeof out.Equals)", "\"undefinedundefinedundefined\"")]
    [InlineData("(out) => { try { out.__proto__.take.call({}) } catch (e) { out.take(e.name) } }", "\"TypeError\"")]
    [InlineData("(out) => { try { Object.setPrototypeOf(out, null) } catch (e) { out.take(e.name) } }", "\"TypeError\"")]
    public async Task Nothing_of_the_host_is_in_reach_but_what_the_tables_say(string script, string expected) =>
        (await new Scripts([Scripts.Taker.Table]).RunAsync(script)).ShouldBe(expected);
}
