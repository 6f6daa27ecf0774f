using System.Text.Json;

namespace Holdall.Collections;

/// <summary>A field that holds one text.</summary>
public abstract record StringField : Field
{
    /// <inheritdoc/>
    public override object? Zero => "";

    /// <inheritdoc/>
    public override object? Normalize(object? input) => Cast.ToText(input);

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value) => writer.WriteStringValue((string?)value ?? "");
}

/// <summary>Plain text; also the id of records (spec 02, section 12.1).</summary>
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

/// <summary>An e-mail address (spec 02, section 12.4).</summary>
public sealed record EmailField : StringField
{
    /// <inheritdoc/>
    public override string Type => "email";

    /// <summary>Domains that are refused.</summary>
    public IReadOnlyList<string> ExceptDomains { get; init => field = value ?? []; } = [];

    /// <summary>The only domains accepted; empty = all.</summary>
    public IReadOnlyList<string> OnlyDomains { get; init => field = value ?? []; } = [];
}

/// <summary>A URL (spec 02, section 12.5).</summary>
public sealed record UrlField : StringField
{
    /// <inheritdoc/>
    public override string Type => "url";

    /// <summary>Hosts that are refused.</summary>
    public IReadOnlyList<string> ExceptDomains { get; init => field = value ?? []; } = [];

    /// <summary>The only hosts accepted; empty = all.</summary>
    public IReadOnlyList<string> OnlyDomains { get; init => field = value ?? []; } = [];
}

/// <summary>HTML, stored as it was sent (spec 02, section 12.6).</summary>
public sealed record EditorField : StringField
{
    /// <inheritdoc/>
    public override string Type => "editor";

    /// <summary>Most bytes; 0 = 5 MiB.</summary>
    public long MaxSize { get; init; }

    /// <summary>Hint for the dashboard's editor.</summary>
    public bool ConvertURLs { get; init; }
}

/// <summary>A password. The value is its hash and is never shown (spec 02, section 12.13).</summary>
public sealed record PasswordField : StringField
{
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

    /// <summary>Writes an empty text, whatever the value.</summary>
    public override void WriteValue(Utf8JsonWriter writer, object? value) => writer.WriteStringValue("");
}

/// <summary>A point in time, held as <c>yyyy-MM-dd HH:mm:ss.fffZ</c> or empty (spec 02, section 12.7).</summary>
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

/// <summary>A point in time that the engine sets (spec 02, section 12.8).</summary>
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
