using System.Globalization;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Records;

/// <summary>A record of a collection: one value per field, always of the form that the field's <see cref="Field.Normalize"/> gives.</summary>
/// <remarks>Not thread safe. A record is a copy of its row; changing it changes nothing until <see cref="IRecords.SaveAsync(Record, CancellationToken)"/>.</remarks>
public sealed partial class Record
{
    private static readonly Dictionary<string, object?> NoData = [];

    private readonly object?[] _values;
    private readonly bool _isRead;
    private object?[]? _original;
    private object?[]? _stored;
    private Dictionary<string, object?>? _custom;
    private Dictionary<string, bool>? _visible;
    private List<FileUpload>? _uploads;
    private Dictionary<(string Field, string Name), FileUpload>? _uploadsByName;

    /// <summary>Makes a new record with the zero values of the fields.</summary>
    public Record(Collection collection)
    {
        Collection = collection;
        _values = new object?[collection.Fields.Count];
        for (var i = 0; i < _values.Length; i++) _values[i] = collection.Fields[i].Zero;
    }

    /// <summary>Makes the record of a stored row.</summary>
    /// <param name="collection">Its collection.</param>
    /// <param name="values">
    /// A value per field, in the order of the fields, as <see cref="Field.Normalize"/> gives them. The record takes the array over.
    /// </param>
    internal Record(Collection collection, object?[] values)
    {
        Collection = collection;
        _values = values;
        _isRead = true;
        IsNew = false;
    }

    private Record(Record other)
    {
        Collection = other.Collection;
        _values = (object?[])other._values.Clone();
        _isRead = other._isRead;
        IsNew = other.IsNew;
        _original = other._original;
        _stored = other._stored;
        _custom = other._custom is null ? null : new Dictionary<string, object?>(other._custom, StringComparer.Ordinal);
        _visible = other._visible is null ? null : new Dictionary<string, bool>(other._visible);
        RandomPassword = other.RandomPassword;
        RandomPasswordHash = other.RandomPasswordHash;
        _givenHashes = other._givenHashes is null ? null : new Dictionary<string, string>(other._givenHashes, StringComparer.Ordinal);
        Expand = other.Expand is null ? null : new Dictionary<string, object>(other.Expand);
        ShowEmail = other.ShowEmail;
        ShowCustomData = other.ShowCustomData;
        foreach (var upload in other.Uploads) Attach(upload);
    }

    /// <summary>The collection, as it was when the record was read or made.</summary>
    public Collection Collection { get; }

    /// <summary>True until the record was stored.</summary>
    public bool IsNew { get; private set; } = true;

    /// <summary>The id; empty for a new record before it is saved.</summary>
    public string Id
    {
        get => GetString(FieldNames.Id);
        set => this["id"] = value;
    }

    /// <summary>The value of a field, or custom data of that name; null if there is neither. Input is normalised by the field.</summary>
    public object? this[string name]
    {
        get => Collection.Fields.IndexOf(name) is >= 0 and var i ? _values[i] : _custom?.GetValueOrDefault(name);
        set => Set(name, value);
    }

    /// <summary>The value at a field's ordinal. What is set must be a value that the field's <see cref="Field.Normalize"/> gave.</summary>
    public object? this[int ordinal]
    {
        get => _values[ordinal];
        set
        {
            Remember();
            _values[ordinal] = value;
        }
    }

    /// <summary>The value as text; empty for lists and unknown names.</summary>
    public string GetString(string name) => this[name] as string ?? Cast.ToText(this[name]);

    /// <summary>The value as a number; 0 for what is none.</summary>
    public double GetNumber(string name) => Cast.ToNumber(this[name]);

    /// <summary>The value as true or false.</summary>
    public bool GetBool(string name) => Cast.ToBool(this[name]);

    /// <summary>The value as a point in time, or null when it is empty or no date.</summary>
    public DateTimeOffset? GetDate(string name) => DateText.TryParse(Cast.ToDate(this[name]), out var time) ? time : null;

    /// <summary>The values of a select, relation or file field, whether single or multiple; empty if there are none.</summary>
    public IReadOnlyList<string> GetStrings(string name) => Cast.ToUniqueList(this[name]);

    /// <summary>The value of a json field, or an undefined element when unset or no JSON.</summary>
    public JsonElement GetJson(string name) => this[name] is JsonText json ? json.ToElement() : default;

    /// <summary>The value of a geoPoint field.</summary>
    public GeoPoint GetGeoPoint(string name) => Cast.ToGeoPoint(this[name]);

    /// <summary>
    /// The value that a field had when the record was read; its zero value for one that was made new. A save does not change it, so that hooks that run
    /// after it can tell what was before.
    /// </summary>
    public object? GetOriginal(string name)
    {
        var i = Collection.Fields.IndexOf(name);
        if (i < 0) return null;
        return _isRead ? (_original ?? _values)[i] : Collection.Fields[i].Zero;
    }

    /// <summary>Whether the value of a field differs from <see cref="GetOriginal"/>.</summary>
    public bool HasChanged(string name) => !SameValue(this[name], GetOriginal(name));

    /// <summary>The value that a field had when the record was read or last saved; its zero value for one that was not saved yet.</summary>
    public object? GetStored(string name)
    {
        var i = Collection.Fields.IndexOf(name);
        if (i < 0) return null;
        return StoredAt(i);
    }

    /// <summary>Whether the value of a field differs from <see cref="GetStored"/>, so that a save would change it.</summary>
    public bool IsUnsaved(string name) => !SameValue(this[name], GetStored(name));

    /// <summary>As <see cref="GetStored"/>, by the field's ordinal.</summary>
    internal object? StoredAt(int ordinal) => IsNew ? Collection.Fields[ordinal].Zero : (_stored ?? _values)[ordinal];

    /// <summary>As <see cref="IsUnsaved"/>, by the field's ordinal.</summary>
    internal bool IsUnsavedAt(int ordinal) => !SameValue(_values[ordinal], StoredAt(ordinal));

    /// <summary>
    /// Takes over what others have stored since the record was read: a field that would be saved keeps its value, every other one gets that of the row.
    /// </summary>
    /// <param name="row">The record as its row stands now.</param>
    /// <returns>Whether anything was different.</returns>
    internal bool TakeOver(Record row)
    {
        var isDifferent = false;
        for (var i = 0; i < _values.Length; i++)
        {
            if (SameValue(row._values[i], StoredAt(i))) continue;
            isDifferent = true;
            var isUnsaved = IsUnsavedAt(i);
            Remember();
            _stored![i] = row._values[i];
            if (_original is not null) _original[i] = row._values[i];
            if (!isUnsaved) _values[i] = row._values[i];
        }

        return isDifferent;
    }

    /// <summary>Files that were attached and not stored yet.</summary>
    public IReadOnlyList<FileUpload> Uploads => _uploads ?? (IReadOnlyList<FileUpload>)[];

    /// <summary>Attaches a file that the next save stores. Its <see cref="FileUpload.StoredName"/> must be put into the value of the field as well.</summary>
    public void Attach(FileUpload upload)
    {
        (_uploads ??= []).Add(upload);
        (_uploadsByName ??= []).TryAdd((upload.Field, upload.StoredName), upload);
    }

    /// <summary>Puts another file in the place of one of <see cref="Uploads"/>. The value of the field has to name it as well.</summary>
    public void Exchange(FileUpload upload, FileUpload other)
    {
        _uploads![_uploads.IndexOf(upload)] = other;
        _uploadsByName!.Remove((upload.Field, upload.StoredName));
        _uploadsByName[(other.Field, other.StoredName)] = other;
    }

    /// <summary>The attached file that a value of a field names, or null.</summary>
    internal FileUpload? FindUpload(Field field, string storedName) => _uploadsByName?.GetValueOrDefault((field.Name, storedName));

    /// <summary>
    /// Related records that are shown with this one, by the key in <c>expand</c>: a record or a list of records. Null when nothing was expanded.
    /// </summary>
    public IDictionary<string, object>? Expand { get; set; }

    /// <summary>Whether an e-mail address is shown although the record hides it.</summary>
    public bool ShowEmail { get; set; }

    /// <summary>Whether custom data is shown.</summary>
    public bool ShowCustomData { get; set; }

    /// <summary>Leaves a field out of this record's JSON.</summary>
    public void Hide(string name) => (_visible ??= [])[name] = false;

    /// <summary>Shows a field in this record's JSON although it is hidden. Passwords and token keys stay hidden.</summary>
    public void Unhide(string name) => (_visible ??= [])[name] = true;

    /// <summary>Marks the record as stored with the values that it has now.</summary>
    internal void MarkStored()
    {
        IsNew = false;
        _stored = null;
        RandomPassword = null;
        RandomPasswordHash = null;
        _givenHashes = null;
        _uploads = null;
        _uploadsByName = null;
    }

    /// <summary>Marks the record as not stored, after the transaction that created it failed.</summary>
    internal void MarkNew() => IsNew = true;

    /// <summary>
    /// The record as if it had just been read with the values that its fields have now: without custom data and expanded records, and showing what the
    /// collection shows.
    /// </summary>
    public Record Copy() => new(Collection, (object?[])_values.Clone());

    /// <summary>A copy with everything: custom data, expanded records, files that are not stored yet, and what is shown.</summary>
    public Record Clone() => new(this);

    /// <summary>Values under names that are no fields.</summary>
    public IReadOnlyDictionary<string, object?> CustomData => _custom ?? (IReadOnlyDictionary<string, object?>)NoData;

    /// <summary>Writes the record as clients see it: keys in byte order, hidden fields left out.</summary>
    public void WriteTo(Utf8JsonWriter writer) => RecordJson.Write(writer, this);

    internal IReadOnlyDictionary<string, object?>? Custom => _custom;

    /// <summary>What <see cref="Hide"/> or <see cref="Unhide"/> has said of a field.</summary>
    internal bool? ShownOf(Field field) => _visible is not null && _visible.TryGetValue(field.Name, out var isShown) ? isShown : null;

    private void Set(string name, object? input)
    {
        var i = Collection.Fields.IndexOf(name);
        if (i < 0)
        {
            (_custom ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = input;
            return;
        }

        Remember();
        _values[i] = Collection.Fields[i].Normalize(input);
    }

    private void Remember()
    {
        if (_stored is not null || IsNew) return;
        _stored = (object?[])_values.Clone();
        if (_isRead) _original ??= _stored;
    }

    private static bool SameValue(object? a, object? b) =>
        a is string[] x && b is string[] y ? x.AsSpan().SequenceEqual(y) : Equals(a, b);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Collection.Name}/{Id}");
}
