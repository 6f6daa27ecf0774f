namespace Holdall.Plugins.JsHooks.Events;

/// <summary>What carries cancellation in the API of scripts. It is taken everywhere and means nothing.</summary>
internal sealed class ScriptContext
{
    public static readonly HostType<ScriptContext> Table = new HostType<ScriptContext>("Context")
        .Method("value", (context, a) => context._values.GetValueOrDefault(a.Text(0)) ?? context._parent?.Value(a.Text(0)))
        .Method("err", _ => null)
        .AsText(_ => "context");

    private readonly ScriptContext? _parent;
    private readonly Dictionary<string, object?> _values = [];

    public ScriptContext()
    {
    }

    /// <summary>What <c>new Context(parent, key, value)</c> makes.</summary>
    public ScriptContext(CallArguments a)
    {
        _parent = a.Host<ScriptContext>(0);
        if (!a.IsNothing(1)) _values[a.Text(1)] = a.Value(2);
    }

    private object? Value(string key) => _values.GetValueOrDefault(key) ?? _parent?.Value(key);
}
