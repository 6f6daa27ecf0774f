using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Holdall.Bench.Reference;

/// <summary>A JSON writer and its bytes, one per thread: an answer is written without waiting in between.</summary>
internal sealed class JsonBuffer
{
    [ThreadStatic]
    private static JsonBuffer? s_current;

    private readonly ArrayBufferWriter<byte> _bytes = new(32 * 1024);

    private JsonBuffer() =>
        Writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public Utf8JsonWriter Writer { get; }

    public static JsonBuffer Empty()
    {
        var buffer = s_current ??= new JsonBuffer();
        buffer._bytes.ResetWrittenCount();
        buffer.Writer.Reset();
        return buffer;
    }

    /// <summary>Copies the bytes to the response; the server sends them when the handler is done.</summary>
    public void Answer(HttpResponse response)
    {
        Writer.Flush();
        var written = _bytes.WrittenSpan;
        response.ContentType = "application/json";
        response.ContentLength = written.Length;
        response.BodyWriter.Write(written);
    }
}
