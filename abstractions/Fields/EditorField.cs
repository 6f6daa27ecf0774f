namespace Holdall.Fields;

/// <summary>HTML, stored as it was sent.</summary>
public sealed record EditorField : StringField
{
    /// <inheritdoc/>
    public override string Type => "editor";

    /// <summary>Most bytes; 0 = 5 MiB.</summary>
    public long MaxSize { get; init; }

    /// <summary>Hint for the dashboard's editor.</summary>
    public bool ConvertURLs { get; init; }
}
