using Holdall.Values;

namespace Holdall.Fields;

/// <summary>A point in time that the engine sets.</summary>
public sealed record AutodateField : StringField
{
    /// <inheritdoc/>
    public override string Type => "autodate";

    /// <summary>Set when the record is created.</summary>
    public bool OnCreate { get; init; }

    /// <summary>Set whenever the record is saved.</summary>
    public bool OnUpdate { get; init; }

    /// <inheritdoc/>
    public override object? Normalize(object? input) => Cast.ToDate(input);
}
