using Holdall.Hooks;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Runtime;
using Holdall.Plugins.JsHooks.Events;

namespace Holdall.Plugins.JsHooks.Tests.Runtime;

/// <summary>The chain goes on without a handler whose last thing that is; nobody can tell.</summary>
public sealed class LastCallTests
{
    [Theory]
    [InlineData("(e) => { e.next() }", true)]
    [InlineData("(e) => e.next()", true)]
    [InlineData("function (e) { const x = 1; return e.next(); }", true)]
    [InlineData("function named(event, more) { event.next()\n}", true)]
    [InlineData("(e) => { e.next(); e.later }", false)]
    [InlineData("(e) => { try { e.next() } finally { } }", false)]
    [InlineData("(e) => { if (e.ready) { e.next() } }", false)]
    [InlineData("async (e) => { e.next() }", false)]
    [InlineData("function* (e) { e.next() }", false)]
    [InlineData("(e) => { other.next() }", false)]
    [InlineData("(e) => { e.next(1) }", false)]
    [InlineData("({ e }) => { e.next() }", false)]
    [InlineData("(e) => { return e.next() || 1 }", false)]
    public void The_last_call_of_a_handler_is_found(string function, bool isLast)
    {
        var text = $"(function(){{return({function}\n)}})()";

        var marked = LastCall.Mark(text, Jint.Engine.PrepareScript(text).Program!);

        (marked is not null).ShouldBe(isLast);
        marked?.Replace("'\uE000'", "", StringComparison.Ordinal).ShouldBe(text);
    }

    [Theory]
    [InlineData("(e) => { globalThis.mine = 1; e.next() }", "\"number\"")]
    [InlineData("(e) => { globalThis.mine = 1; e.next(); const later = 1 }", "\"undefined\"")]
    public async Task The_engine_is_free_while_what_comes_next_runs(string function, string seen)
    {
        var scripts = new Scripts([EventType.Base, Scripts.Taker.Table]);
        string? type = null;

        await scripts.RunAsync(function, new Event(), async () => type = await scripts.RunAsync("(out) => out.take(typeof mine)"));

        type.ShouldBe(seen);
    }

    [Theory]
    [InlineData("(e) => { if (true) return; e.next() }", 0)]
    [InlineData("(e) => { e.next() }", 1)]
    [InlineData("(e) => { e.next(); e.next() }", 2)]
    [InlineData("(e) => { e.next(); return null }", 1)]
    public async Task It_is_called_as_often_as_the_handler_says(string function, int times)
    {
        var calls = 0;

        await new Scripts([EventType.Base]).RunAsync(function, new Event(), () =>
        {
            calls++;
            return Task.CompletedTask;
        });

        calls.ShouldBe(times);
    }

    [Fact]
    public async Task What_fails_behind_it_fails_the_handler()
    {
        var failure = new InvalidOperationException("behind");

        (await Should.ThrowAsync<InvalidOperationException>(
            new Scripts([EventType.Base]).RunAsync("(e) => { e.next() }", new Event(), () => Task.FromException(failure)))).ShouldBeSameAs(failure);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 40)]
    [InlineData(7, 0)]
    [InlineData(70, 10)]
    public async Task It_is_found_wherever_the_handler_stands(int line, int column)
    {
        var calls = 0;

        await new Scripts([EventType.Base]).RunAsync(
            new TextSource("(e) => {\n    const list = [1]\n    return e.next()\n}", "test.pb.js", line, column), new Event(), () =>
            {
                calls++;
                return Task.CompletedTask;
            });

        calls.ShouldBe(1);
    }

    private sealed class Event : HookEvent;
}
