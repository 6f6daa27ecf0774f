using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>The arguments of a call from a script. A missing one reads as the zero value of what is asked for; further ones are ignored.</summary>
internal readonly struct CallArguments(ScriptEngine engine, JsValue[] values)
{
    public ScriptEngine Engine => engine;

    public int Count => values.Length;

    public JsValue this[int i] => i < values.Length ? values[i] : JsValue.Undefined;

    /// <summary>Whether the argument is missing, undefined or null.</summary>
    public bool IsNothing(int i) => this[i].IsUndefined() || this[i].IsNull();

    public string Text(int i) => IsNothing(i) ? "" : ScriptValues.ToText(engine, this[i]);

    public double Number(int i) => IsNothing(i) ? 0 : TypeConverter.ToNumber(this[i]) is var number && double.IsNaN(number) ? 0 : number;

    public long Integer(int i) => (long)Number(i);

    public bool Flag(int i) => TypeConverter.ToBoolean(this[i]);

    /// <summary>The argument as a value of the host, see <see cref="ScriptValues.ToHost"/>.</summary>
    public object? Value(int i) => ScriptValues.ToHost(engine, this[i]);

    /// <summary>As <see cref="Value"/>, converted to a type of the host.</summary>
    public object? To(int i, Type type) => HostConversion.To(Value(i), type);

    /// <summary>The object of the host that the argument is, or null when it is something else.</summary>
    public T? Host<T>(int i) where T : class => (this[i] as HostObject)?.Target as T;

    /// <summary>The object of the host that the argument must be.</summary>
    public T Require<T>(int i) where T : class =>
        Host<T>(i) ?? throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, $"argument {i + 1} must be a {typeof(T).Name}");

    /// <summary>A plain object as a map; empty for what is none.</summary>
    public Dictionary<string, object?> Map(int i) => Value(i) as Dictionary<string, object?> ?? new(StringComparer.Ordinal);

    /// <summary>An array as a list; empty for what is none.</summary>
    public IReadOnlyList<object?> List(int i) => Value(i) switch
    {
        IReadOnlyList<object?> list => list,
        System.Collections.IEnumerable items and not (string or IEnumerable<KeyValuePair<string, object?>>) => [.. items.Cast<object?>()],
        _ => [],
    };

    /// <summary>The argument and all that follow, as texts.</summary>
    public string[] Texts(int from)
    {
        if (from >= values.Length) return [];
        var texts = new string[values.Length - from];
        for (var i = 0; i < texts.Length; i++) texts[i] = Text(from + i);
        return texts;
    }

    /// <summary>Text or a list of numbers as bytes.</summary>
    public byte[] Bytes(int i) => ScriptValues.ToBytes(engine, this[i]);

    /// <summary>A function that the host may call while the call runs, or null when it is none.</summary>
    public ScriptCallback? Callback(int i) => this[i].IsCallable() ? new ScriptCallback(engine, this[i]) : null;

    /// <summary>Waits for the host. Callbacks of the script run meanwhile.</summary>
    public void Wait(Task task) => engine.Wait(task);

    /// <inheritdoc cref="Wait(Task)"/>
    public T Wait<T>(Task<T> task) => engine.Wait(task);
}
