using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// The keys of a request that change what is there, such as <c>n+</c>: what they give depends on the row, so they are kept, and applied again when
/// somebody else has changed the row since it was read.
/// </summary>
internal sealed class Modifiers
{
    /// <summary>None. Not to be added to.</summary>
    public static readonly Modifiers None = new();

    private readonly List<(FieldKey Key, object? Value, string[] Uploads)> _keys = [];
    private readonly Dictionary<string, object?> _given = new(StringComparer.Ordinal);

    /// <summary>Notes a key that was just applied to a record.</summary>
    public void Add(Record record, FieldKey key, object? value, string[] uploads)
    {
        _keys.Add((key, value, uploads));
        _given[key.Field.Name] = record[key.Field.Name];
    }

    /// <summary>Brings a record up to date with its row: what it changes by modifiers follows from what the row holds.</summary>
    /// <returns>Whether the row is not as the record knew it.</returns>
    public bool TakeOver(Record record, Record row)
    {
        // A value that is another one by now was set by a hook, and stays.
        var own = _keys.FindAll(k => Equals(record[k.Key.Field.Name], _given[k.Key.Field.Name]));
        if (!record.TakeOver(row)) return false;
        foreach (var (key, _, _) in own) record[key.Field.Name] = record.GetStored(key.Field.Name);
        foreach (var (key, value, uploads) in own) key.Apply(record, value, uploads);
        foreach (var (key, _, _) in own) _given[key.Field.Name] = record[key.Field.Name];
        return true;
    }
}
