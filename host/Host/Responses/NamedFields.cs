namespace Holdall.Host.Responses;

/// <summary>
/// The names of the parameter <c>fields</c> at one level of an answer, each with what is cut of its text. They are sorted, so those below a
/// key stand together and a level is a part of the whole: many names cost no more for each member than a few.
/// </summary>
internal readonly struct NamedFields
{
    private readonly (string Name, Excerpt? Excerpt)[] _sorted;
    private readonly int _start;
    private readonly int _end;

    /// <summary>Length of the keys above, which all names of this level begin with.</summary>
    private readonly int _above;

    public NamedFields(Dictionary<string, Excerpt?> fields)
    {
        _sorted = new (string Name, Excerpt? Excerpt)[fields.Count];
        foreach (var (name, excerpt) in fields) _sorted[_end++] = (name, excerpt);
        Array.Sort(_sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
    }

    private NamedFields((string Name, Excerpt? Excerpt)[] sorted, int start, int end, int above) =>
        (_sorted, _start, _end, _above) = (sorted, start, end, above);

    public bool IsEmpty => _start == _end;

    /// <summary>Whether a member is named.</summary>
    public bool TryGet(string key, out Excerpt? excerpt)
    {
        var place = FirstFrom(key, next: '\0');
        var isFound = place < _end && Below(place).SequenceEqual(key);
        excerpt = isFound ? _sorted[place].Excerpt : null;
        return isFound;
    }

    /// <summary>What is named below a key, without the key.</summary>
    public NamedFields Below(string key) => new(_sorted, FirstFrom(key, '.'), FirstFrom(key, (char)('.' + 1)), _above + key.Length + 1);

    /// <summary>The first name that is the key, or comes after it, when a character follows the key; 0 stands for none.</summary>
    private int FirstFrom(string key, char next)
    {
        var (low, high) = (_start, _end);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Compare(Below(middle), key, next) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(ReadOnlySpan<char> name, string key, char next)
    {
        var common = Math.Min(name.Length, key.Length);
        var order = name[..common].SequenceCompareTo(key.AsSpan(0, common));
        if (order != 0) return order;
        if (name.Length > key.Length) return name[key.Length].CompareTo(next);
        return name.Length == key.Length && next == '\0' ? 0 : -1;
    }

    private ReadOnlySpan<char> Below(int place) => _sorted[place].Name.AsSpan(_above);
}
