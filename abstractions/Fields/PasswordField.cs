using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdall.Fields;

/// <summary>A password. The value is its hash and is never shown.</summary>
public sealed record PasswordField : StringField
{
    private const int DefaultCost = 10;

    /// <inheritdoc/>
    public override string Type => "password";

    /// <summary>Fewest characters; 0 = no limit.</summary>
    public long Min { get; init; }

    /// <summary>Most characters; 0 = 71.</summary>
    public long Max { get; init; }

    /// <summary>Regular expression that the plain text must match; empty = any.</summary>
    public string Pattern { get; init => field = value ?? ""; } = "";

    /// <summary>Cost of the hash, 4 to 31; 0 = 10.</summary>
    public int Cost { get; init; }

    /// <summary>The cost with which its values are hashed.</summary>
    [JsonIgnore]
    public int HashCost => Cost == 0 ? DefaultCost : Cost;

    /// <summary>Writes an empty text, whatever the value.</summary>
    public override void WriteValue(Utf8JsonWriter writer, object? value) => writer.WriteStringValue("");
}
