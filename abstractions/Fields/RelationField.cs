namespace Holdall.Fields;

/// <summary>Ids of records of another collection.</summary>
public sealed record RelationField : ListField
{
    /// <inheritdoc/>
    public override string Type => "relation";

    /// <summary>Id of the collection that it refers to.</summary>
    public string CollectionId { get; init => field = value ?? ""; } = "";

    /// <summary>Whether a record is deleted together with the last one it refers to.</summary>
    public bool CascadeDelete { get; init; }

    /// <summary>Fewest values, if there are any; 0 = no limit.</summary>
    public long MinSelect { get; init; }
}
