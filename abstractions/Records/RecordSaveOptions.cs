namespace Holdall.Records;

/// <summary>How a record is saved or deleted.</summary>
public sealed record RecordSaveOptions
{
    /// <summary>Whether fields are checked, with the hooks of that.</summary>
    public bool Validates { get; init; } = true;

    /// <summary>
    /// Whether anything happens but the row itself. Without, nothing is generated, hashed or checked, no file is stored, nothing follows, and nobody
    /// hears of it.
    /// </summary>
    public bool RunsHooks { get; init; } = true;
}
