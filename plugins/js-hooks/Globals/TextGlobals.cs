using System.Text;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Values;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>Texts, bytes and waiting: <c>toString</c>, <c>readerToString</c>, <c>toBytes</c> and <c>sleep</c>.</summary>
internal sealed class TextGlobals(TimeProvider time) : IScriptGlobals
{
    private const int MaxLength = 16 << 20;

    public void AddTo(ScriptEngine engine)
    {
        engine.AddFunction("toString", a => ToText(a));
        engine.AddFunction("readerToString", a => FileReader.StreamOf(a.Host<object>(0)) is { } reader ? Encoding.UTF8.GetString(Read(reader, a)) : ToText(a));
        engine.AddFunction("toBytes", a => ToBytes(a));
        engine.AddFunction("sleep", a => Sleep(a));
    }

    private static string ToText(CallArguments a)
    {
        var value = a[0];
        if (a.IsNothing(0)) return "";
        if (FileReader.StreamOf(a.Host<object>(0)) is { } reader) return Encoding.UTF8.GetString(Read(reader, a));
        if (value is HostObject { Table: var table } host && HasText(table)) return host.ToString();
        if (value is JsArray array && HostBytes.Has(array)) return Encoding.UTF8.GetString(a.Bytes(0));
        if (a.Value(0) is DateTime time) return HostTime.Rfc3339(time);
        if (value.IsNumber() && double.IsFinite(value.AsNumber())) return Cast.ToText(value.AsNumber());
        return value.IsPrimitive() ? a.Text(0) : a.Engine.Json.Serialize(a.Value(0));
    }

    private static byte[] ToBytes(CallArguments a)
    {
        if (a.IsNothing(0)) return [];
        if (FileReader.StreamOf(a.Host<object>(0)) is { } reader) return Read(reader, a);
        return a[0] is JsArray array && IsBytes(array) || a[0].IsUint8Array() ? a.Bytes(0) : Encoding.UTF8.GetBytes(ToText(a));
    }

    private static bool IsBytes(JsArray array) => array.All(item => item.IsNumber());

    private static bool HasText(HostType? table)
    {
        for (; table is not null; table = table.Parent)
        {
            if (table.Text is not null) return true;
        }

        return false;
    }

    private static byte[] Read(Stream reader, CallArguments a)
    {
        var limit = a.Integer(1) is > 0 and var given ? given : MaxLength;
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while (content.Length < limit && (count = Next(a, reader, buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit - content.Length)))) > 0)
        {
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    private static int Next(CallArguments a, Stream reader, Memory<byte> buffer) => a.Wait(reader.ReadAsync(buffer).AsTask());

    private JsValue Sleep(CallArguments a)
    {
        if (a.Number(0) > 0) a.Wait(Task.Delay(TimeSpan.FromMilliseconds(Math.Min(a.Number(0), int.MaxValue)), time));
        return JsValue.Undefined;
    }
}
