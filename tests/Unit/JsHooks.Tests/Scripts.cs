using Holdall.Hooks;
using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Hosting;
using Holdall.Plugins.JsHooks.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests;

/// <summary>An engine with some tables and globals, to run pieces of script in.</summary>
internal sealed class Scripts(IReadOnlyList<HostType>? tables = null, IReadOnlyList<IScriptGlobals>? globals = null, JsHooksSettings? settings = null)
{
    private readonly ScriptGeneration _generation = new(
        new ScriptPlatform(
            () => tables ?? [],
            () => globals ?? [],
            settings ?? new JsHooksSettings(),
            new ScriptServices(new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider())),
        new ScriptThreads(),
        Path.GetTempPath());

    /// <summary>Runs a function of a script, which may call <c>out.take(value)</c>, and returns what it gave last, as JSON.</summary>
    public async Task<string?> RunAsync(string function, params object?[] arguments)
    {
        string? given = null;
        var give = new Taker(value => given = value);
        await _generation.RunAsync(new ScriptCall { Handler = Source(function), Arguments = [give, .. arguments] });
        return given;
    }

    /// <summary>Runs a function of a script until nobody wants it any more.</summary>
    public Task RunAsync(string function, CancellationToken aborted) =>
        _generation.RunAsync(new ScriptCall { Handler = Source(function), Aborted = aborted });

    /// <summary>Runs a handler of an event.</summary>
    public Task RunAsync(string function, HookEvent e, Func<Task> next) => RunAsync(Source(function), e, next);

    /// <inheritdoc cref="RunAsync(string, HookEvent, Func{Task})"/>
    public Task RunAsync(ScriptSource handler, HookEvent e, Func<Task> next) =>
        _generation.RunAsync(new ScriptCall { Handler = handler, Arguments = [e], Next = next });

    private static TextSource Source(string function) => new(function, "test.pb.js", 1, 0);

    internal sealed class Taker(Action<string> take)
    {
        public static readonly HostType<Taker> Table = new HostType<Taker>("Taker").Action("take", (self, a) => self.Take(a));

        private void Take(CallArguments a) => take(a.Engine.Json.Serialize(a.Value(0)));
    }
}
