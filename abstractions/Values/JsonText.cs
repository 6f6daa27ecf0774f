using System.Text;
using System.Text.Json;

namespace Holdall.Values;

/// <summary>The text of a JSON value as it is stored.</summary>
/// <param name="Text">The text; normally valid JSON.</param>
public sealed record JsonText(string Text)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = JsonSyntax.MaxDepth };

    /// <summary>Whether it counts as "not given" for a required field.</summary>
    public bool IsEmpty => Text.AsSpan().Trim() is "" or "null" or "\"\"" or "[]" or "{}";

    /// <summary>Whether it is JSON as clients must send it: as a whole, each name once in its object, and no half of a surrogate pair.</summary>
    public bool IsValid => JsonSyntax.IsStrict(Text);

    /// <summary>Writes the value without insignificant space; a text that is no JSON is written as a string.</summary>
    public void WriteTo(Utf8JsonWriter writer) => JsonSyntax.Write(writer, Encoding.UTF8.GetBytes(Text));

    /// <summary>The value to look into; undefined for a text that is no JSON.</summary>
    internal JsonElement ToElement()
    {
        try
        {
            using var document = JsonDocument.Parse(Text, Deep);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
