using System.Collections;
using System.Text;
using System.Text.Json;
using Holdall.Values;
using Jint;
using Jint.Native;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Models;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Values on their way between host and scripts.</summary>
internal static class ScriptValues
{
    private const double IntegerEnd = 9223372036854775808;

    /// <summary>
    /// A value of a script as the host has it: whole numbers as long, arrays as lists, plain objects as maps, host objects as what they stand for.
    /// </summary>
    public static object? ToHost(ScriptEngine engine, JsValue value) => value switch
    {
        HostObject host => host.Target,
        _ when value.IsUndefined() || value.IsNull() => null,
        _ when value.IsString() => value.ToString(),
        _ when value.IsBoolean() => value.AsBoolean(),
        _ when value.IsNumber() => Number(value.AsNumber()),
        _ when value.IsBigInt() => Number(double.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture)),
        ObjectInstance instance => ObjectToHost(engine, instance),
        _ => null,
    };

    /// <summary>A value of the host as scripts have it.</summary>
    public static JsValue ToScript(ScriptEngine engine, object? value) => value switch
    {
        null => JsValue.Null,
        JsValue script => script,
        string text => JsString.Create(text),
        bool flag => flag ? JsBoolean.True : JsBoolean.False,
        double number => JsNumber.Create(number),
        int number => JsNumber.Create(number),
        long number => JsNumber.Create(number),
        TimeSpan span => JsNumber.Create(span.Ticks * 100),
        Enum or Uri or char => JsString.Create(value.ToString()!),
        byte[] bytes => Bytes(engine, bytes),
        ReadOnlyMemory<byte> bytes => Bytes(engine, bytes.Span),
        JsonElement element => ToScript(engine, Cast.FromElement(element)),
        DateTimeOffset or DateTime or JsonText or GeoPoint or Stream or Exception => engine.Objects.Wrap(value),
        IConvertible number => JsNumber.Create(number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
        IDictionary map when !engine.Types.Has(value.GetType()) => engine.Live.MapOf(map),
        IEnumerable<KeyValuePair<string, string>> map => Map(engine, map),
        IEnumerable<KeyValuePair<string, object?>> map => Map(engine, map),
        IList list when !engine.Types.Has(value.GetType()) => engine.Live.ListOf(list),
        IEnumerable items when !engine.Types.Has(value.GetType()) => Array(engine, items),
        _ => engine.Objects.Wrap(value),
    };

    /// <summary>The text of a value, as the host takes texts: objects of the host by their own text.</summary>
    public static string ToText(ScriptEngine engine, JsValue value) => value switch
    {
        HostObject host => HostObject.TextOf(host.Table, host.Target),
        _ when value.IsUndefined() || value.IsNull() => "",
        _ => TypeConverter.ToString(value),
    };

    /// <summary>Text, a list of numbers, or bytes of the script or the host.</summary>
    public static byte[] ToBytes(ScriptEngine engine, JsValue value)
    {
        if (value.IsUint8Array()) return value.AsUint8Array();
        if (value.IsArrayBuffer()) return value.AsArrayBuffer()!;
        if (value is HostObject { Target: var target } && FileReader.StreamOf(target) is { } stream)
        {
            using var buffer = new MemoryStream();
            engine.Wait(stream.CopyToAsync(buffer));
            return buffer.ToArray();
        }

        if (value is not JsArray array) return Encoding.UTF8.GetBytes(ToText(engine, value));
        var bytes = new byte[array.Length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)TypeConverter.ToInt32(array[i]);
        return bytes;
    }

    public static JsArray Array(ScriptEngine engine, IEnumerable items)
    {
        var values = new List<JsValue>();
        foreach (var item in items) values.Add(engine.ToScript(item));
        return new JsArray(engine.Engine, [.. values]);
    }

    /// <summary>Lists and maps of the host as arrays and objects that the script has for itself.</summary>
    public static JsValue Copy(ScriptEngine engine, object? value)
    {
        switch (value)
        {
            case IEnumerable<KeyValuePair<string, object?>> map:
                var made = new JsObject(engine.Engine);
                foreach (var (key, member) in map) made.FastSetDataProperty(key, Copy(engine, member));
                return made;
            case IEnumerable items and not string:
                var values = new List<JsValue>();
                foreach (var item in items) values.Add(Copy(engine, item));
                return new JsArray(engine.Engine, [.. values]);
            default:
                return engine.ToScript(value);
        }
    }

    /// <summary>Bytes as an array of numbers.</summary>
    public static JsArray ToArray(ScriptEngine engine, byte[] bytes) => Bytes(engine, bytes);

    private static JsArray Bytes(ScriptEngine engine, ReadOnlySpan<byte> bytes)
    {
        var values = new JsValue[bytes.Length];
        for (var i = 0; i < values.Length; i++) values[i] = JsNumber.Create((int)bytes[i]);
        return HostBytes.Mark(new JsArray(engine.Engine, values));
    }

    private static JsObject Map<TValue>(ScriptEngine engine, IEnumerable<KeyValuePair<string, TValue>> map)
    {
        var made = new JsObject(engine.Engine);
        foreach (var (key, value) in map) made.FastSetDataProperty(key, engine.ToScript(value));
        return made;
    }

#pragma warning disable CA1859 // It is a long or a double.
    private static object Number(double number)
#pragma warning restore CA1859
    {
        if (number == Math.Truncate(number) && Math.Abs(number) < IntegerEnd && !(number == 0 && double.IsNegative(number))) return Convert.ToInt64(number);
        return number;
    }

    private static object? ObjectToHost(ScriptEngine engine, ObjectInstance instance)
    {
        if (instance is JsArray array) return ListToHost(engine, array);
        if (instance.IsDate()) return DateTime.SpecifyKind(instance.AsDate().ToDateTime(), DateTimeKind.Utc);
        if (instance.IsUint8Array() || instance.IsArrayBuffer()) return ToBytes(engine, instance);
        if (instance.IsCallable()) return new ScriptCallback(engine, instance);
        if (ScriptErrors.HostErrorOf(instance) is { } error) return error;
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        using var level = engine.Nest();
        foreach (var (key, descriptor) in instance.GetOwnProperties())
        {
            if (descriptor.Enumerable && key.IsString()) map[key.ToString()] = ToHost(engine, instance.Get(key));
        }

        if (ScriptFields.TypeOf(instance) is { } type) map["type"] = type;
        return map;
    }

    private static List<object?> ListToHost(ScriptEngine engine, JsArray array)
    {
        using var level = engine.Nest();
        var list = new List<object?>((int)Math.Min(array.Length, 1 << 16));
        for (uint i = 0; i < array.Length; i++) list.Add(ToHost(engine, array[i]));
        return HostBytes.Has(array) ? new ByteList(list, ToBytes(engine, array)) : list;
    }
}
