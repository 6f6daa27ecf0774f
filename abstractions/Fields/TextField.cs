namespace Holdall.Fields;

/// <summary>Plain text; also the id of records.</summary>
public sealed record TextField : StringField
{
    /// <inheritdoc/>
    public override string Type => "text";

    /// <summary>Fewest characters; 0 = no limit.</summary>
    public long Min { get; init; }

    /// <summary>Most characters; 0 = 5000.</summary>
    public long Max { get; init; }

    /// <summary>Regular expression that a value must match somewhere; empty = any.</summary>
    public string Pattern { get; init => field = value ?? ""; } = "";

    /// <summary>Regular expression that describes the values given to new records without one; empty = none.</summary>
    public string AutogeneratePattern { get; init => field = value ?? ""; } = "";

    /// <summary>Whether it is the id of the records.</summary>
    public bool PrimaryKey { get; init; }
}
