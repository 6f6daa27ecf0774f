using Holdall.Values;

namespace Holdall.Fields;

/// <summary>A point in time, held as <c>yyyy-MM-dd HH:mm:ss.fffZ</c> or empty.</summary>
public sealed record DateField : StringField
{
    /// <inheritdoc/>
    public override string Type => "date";

    /// <summary>Earliest value; empty = no limit.</summary>
    public string Min { get; init => field = value ?? ""; } = "";

    /// <summary>Latest value; empty = no limit.</summary>
    public string Max { get; init => field = value ?? ""; } = "";

    /// <inheritdoc/>
    public override object? Normalize(object? input) => Cast.ToDate(input);
}
