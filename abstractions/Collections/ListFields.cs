using System.Text.Json;

namespace Holdall.Collections;

/// <summary>A field that holds one text or, when <see cref="MaxSelect"/> is above 1, a list of different texts.</summary>
public abstract record ListField : Field
{
    private static readonly string[] None = [];

    /// <summary>Most values; up to 1 makes it a single-value field.</summary>
    public long MaxSelect { get; init; }

    /// <inheritdoc/>
    public override bool IsMultiple => MaxSelect > 1;

    /// <inheritdoc/>
    public override object? Zero => IsMultiple ? None : "";

    /// <inheritdoc/>
    public override object? Normalize(object? input)
    {
        if (!IsMultiple && input is string single && !single.Contains('[')) return single;
        var values = Cast.ToUniqueList(input);
        if (IsMultiple) return values;
        return values.Length == 0 ? "" : values[^1];
    }

    /// <inheritdoc/>
    public override bool IsZero(object? value) => value is null or "" or string[] { Length: 0 };

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value)
    {
        if (!IsMultiple)
        {
            writer.WriteStringValue((string?)value ?? "");
            return;
        }

        writer.WriteStartArray();
        foreach (var item in (string[]?)value ?? None) writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}

/// <summary>One or some of fixed values (spec 02, section 12.9).</summary>
public sealed record SelectField : ListField
{
    /// <inheritdoc/>
    public override string Type => "select";

    /// <summary>The values to choose from.</summary>
    public IReadOnlyList<string> Values { get; init => field = value ?? []; } = [];
}

/// <summary>Ids of records of another collection (spec 02, section 12.10).</summary>
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

/// <summary>Names of stored files (spec 02, section 15).</summary>
public sealed record FileField : ListField
{
    /// <inheritdoc/>
    public override string Type => "file";

    /// <summary>Most bytes of one file; 0 = 5 MiB.</summary>
    public long MaxSize { get; init; }

    /// <summary>Accepted media types; empty = all.</summary>
    public IReadOnlyList<string> MimeTypes { get; init => field = value ?? []; } = [];

    /// <summary>Sizes of thumbs that may be asked for.</summary>
    public IReadOnlyList<string> Thumbs { get; init => field = value ?? []; } = [];

    /// <summary>Whether a file token and the view rule are needed to download.</summary>
    public bool Protected { get; init; }
}
