using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>
/// A field of a collection: what values it holds and how input becomes such a value. An option that is not given has the zero value of the
/// stored form, not the default of a new field.
/// </summary>
/// <remarks>
/// Values are: <see cref="string"/> (text, email, url, editor, date, autodate, password hash, single select/relation/file),
/// <see cref="double"/> (number), <see cref="bool"/>, <c>string[]</c> (multiple select/relation/file), <see cref="JsonText"/> or null
/// (json), <see cref="GeoPoint"/>.
/// </remarks>
public abstract record Field
{
    /// <summary>Identity of the field across renames; empty until the collection is saved.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the column and key in JSON.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the type on the wire and on disk, such as <c>text</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Belongs to the collection type; it can't be renamed or removed.</summary>
    public bool System { get; init; }

    /// <summary>Left out for everybody but superusers, and not to be filtered by.</summary>
    public bool Hidden { get; init; }

    /// <summary>Part of the label of a record in the dashboard.</summary>
    public bool Presentable { get; init; }

    /// <summary>The value must not be zero.</summary>
    public bool Required { get; init; }

    /// <summary>Text for the dashboard.</summary>
    public string Help { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the value is a list (<c>string[]</c>).</summary>
    public virtual bool IsMultiple => false;

    /// <summary>The value of a field that nobody set.</summary>
    public abstract object? Zero { get; }

    /// <summary>Turns input (from JSON, a form, a script or C#) into a value of this field; never fails.</summary>
    public abstract object? Normalize(object? input);

    /// <summary>Whether the value counts as "not given" for <see cref="Required"/>.</summary>
    public virtual bool IsZero(object? value) => Equals(value, Zero);

    /// <summary>Writes a value that <see cref="Normalize"/> gave as JSON.</summary>
    public abstract void WriteValue(Utf8JsonWriter writer, object? value);
}
