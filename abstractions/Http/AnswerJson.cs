using System.Text.Json;
using System.Text.Json.Serialization;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Http;

/// <summary>Objects of any type as JSON of an answer.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JsonStyle.WriterOptions.Encoder,
        Converters = { new WriterOf<Record>(
            static (writer, record) => record.WriteTo(writer)), new WriterOf<JsonText>(static (writer, json) => json.WriteTo(writer)) },
    };

    public static void Write(Utf8JsonWriter writer, object? value) => JsonSerializer.Serialize(writer, value, Options);

    private sealed class WriterOf<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are only written.");
    }
}
