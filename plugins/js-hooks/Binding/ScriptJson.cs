using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Records;
using Holdall.Values;
using Jint;
using Jint.Native;
using Jint.Native.Json;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>JSON of values that scripts and host have in common: keys in byte order, objects of the host by their tables.</summary>
internal sealed class ScriptJson(HostTypes types, ScriptServices services)
{
    private static readonly JsonWriterOptions Deep = JsonStyle.WriterOptions with { MaxDepth = 600 };

    /// <summary>What a script gets for an object of the host from <c>toJSON()</c>.</summary>
    public JsValue ToScriptTree(ScriptEngine engine, object? target) => new JsonParser(engine.Engine).Parse(Serialize(target));

    public string Serialize(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Deep)) Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes one value.</summary>
    /// <exception cref="ArgumentException">It is a number that JSON does not have.</exception>
    public void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or ScriptCallback:
                writer.WriteNullValue();
                return;
            case Record record:
                record.WriteTo(writer);
                return;
            case Collection collection:
                services.CollectionJson.Write(writer, collection, withSecrets: false);
                return;
            case string or bool or JsonText or GeoPoint or JsonElement:
                Cast.WriteTree(writer, value);
                return;
            case DateTimeOffset time:
                writer.WriteStringValue(DateText.Normalize(DateText.Format(time)));
                return;
            case DateTime time:
                writer.WriteStringValue(HostTime.Rfc3339(time));
                return;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                return;
            case IConvertible number:
                WriteNumber(writer, number.ToDouble(System.Globalization.CultureInfo.InvariantCulture));
                return;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteMembers(writer, members);
                return;
            case IEnumerable<KeyValuePair<string, string>> members:
                WriteMembers(writer, members.Select(m => KeyValuePair.Create(m.Key, (object?)m.Value)));
                return;
            case IEnumerable items when !types.Has(value.GetType()):
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                return;
            default:
                WriteObject(writer, value);
                return;
        }
    }

    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (key, member) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            Write(writer, member);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number)) throw new ArgumentException("json: unsupported value: " + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Cast.WriteNumber(writer, number);
    }

    private void WriteObject(Utf8JsonWriter writer, object value)
    {
        for (var type = types.Of(value.GetType()); type is not null; type = type.Parent)
        {
            if (type.Json is not { } json) continue;
            Write(writer, json(value));
            return;
        }

        writer.WriteStartObject();
        foreach (var member in types.Of(value.GetType()).Members.Values)
        {
            if (!member.IsProperty) continue;
            writer.WritePropertyName(member.Name);
            Write(writer, member.Run(value, default));
        }

        writer.WriteEndObject();
    }
}
