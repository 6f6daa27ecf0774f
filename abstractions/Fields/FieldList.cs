using System.Collections;
using System.Runtime.CompilerServices;

namespace Holdall.Fields;

/// <summary>The fields of a collection in their order, found by name without a search. Immutable.</summary>
[CollectionBuilder(typeof(FieldList), nameof(Create))]
public sealed class FieldList : IReadOnlyList<Field>
{
    /// <summary>No fields.</summary>
    public static readonly FieldList Empty = new([]);

    private readonly Field[] _fields;
    private readonly Dictionary<string, int> _ordinals;
    private readonly int[] _byName;

    private FieldList(Field[] fields)
    {
        _fields = fields;
        _ordinals = new Dictionary<string, int>(fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++) _ordinals[fields[i].Name] = i;
        _byName = new int[fields.Length];
        for (var i = 0; i < fields.Length; i++) _byName[i] = i;
        Array.Sort(_byName, (a, b) => string.CompareOrdinal(fields[a].Name, fields[b].Name));
    }

    /// <summary>Makes a list of these fields.</summary>
    public static FieldList Create(ReadOnlySpan<Field> fields) => fields.IsEmpty ? Empty : new FieldList(fields.ToArray());

    /// <summary>Number of fields.</summary>
    public int Count => _fields.Length;

    /// <summary>The field at a place in the order of the collection.</summary>
    public Field this[int ordinal] => _fields[ordinal];

    /// <summary>The field with this exact name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Field this[string name] => _fields[_ordinals[name]];

    /// <summary>Ordinals in the byte order of the field names: the order of keys in JSON and of columns in SQL.</summary>
    public ReadOnlySpan<int> OrdinalsByName => _byName;

    /// <summary>The place of the field with this exact name, or -1.</summary>
    public int IndexOf(string name) => _ordinals.GetValueOrDefault(name, -1);

    /// <summary>The field with this exact name, or null.</summary>
    public Field? Find(string name) => _ordinals.TryGetValue(name, out var i) ? _fields[i] : null;

    /// <inheritdoc/>
    public IEnumerator<Field> GetEnumerator() => ((IEnumerable<Field>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();
}
