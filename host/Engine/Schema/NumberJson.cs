using System.Text.Json;
using System.Text.Json.Serialization;
using Holdall.Values;

namespace Holdall.Engine.Schema;

/// <summary>Numbers as JavaScript writes them.</summary>
internal sealed class NumberJson : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => Cast.WriteNumber(writer, value);
}
