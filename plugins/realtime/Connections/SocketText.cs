using System.Buffers;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Writes messages as texts of a WebSocket: <c>{"event":…,"data":…}</c>.</summary>
internal static class SocketText
{
    public static byte[] Write(Frame frame)
    {
        var buffer = new ArrayBufferWriter<byte>(frame.Data.Length + frame.Name.Length + 32);
        using var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("event"u8, frame.Name);
        writer.WritePropertyName("data"u8);
        // Messages of handlers may be any text.
        if (IsJson(frame.Data.Span)) writer.WriteRawValue(frame.Data.Span, skipInputValidation: true);
        else writer.WriteStringValue(frame.Data.Span);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
