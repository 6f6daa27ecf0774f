using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>
/// What stands for the characters of a text when .NET looks for a pattern in it. ASCII stands for itself. Beyond it, all characters that the sets of the
/// pattern don't tell apart are one letter, and each letter is one unit: .NET then knows a character beyond the first plane as one character, a class has few
/// members, and since the letters are of no word, <c>\b</c> knows the words of ASCII only.
/// </summary>
internal sealed class Alphabet
{
    private const int FirstBeyond = 0x80;

    /// <summary>The characters for private use, which .NET counts to no word.</summary>
    private const char FirstLetter = '\uE000';
    private const int Letters = 0xF900 - FirstLetter;
    private const int MaxLetters = char.MaxValue + 1 - FirstBeyond;

    private readonly Dictionary<IReadOnlyList<(int From, int To)>, string> _written = [];
    private readonly int[] _starts;
    private readonly int[] _kinds;
    private readonly int _first;

    /// <exception cref="NotSupportedException">The sets tell more characters apart than there are letters.</exception>
    public Alphabet(HashSet<IReadOnlyList<(int From, int To)>> sets)
    {
        _starts = Starts(sets);
        _kinds = new int[_starts.Length];
        var last = 0;
        foreach (var set in sets) Divide(set, ref last);
        var count = Number();
        if (count > MaxLetters) throw new NotSupportedException();
        _first = count > Letters ? FirstBeyond : FirstLetter;
    }

    /// <summary>A text in letters, if it has to be written otherwise.</summary>
    public ReadOnlySpan<char> Spell(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var letters = new char[text.Length];
        var length = 0;
        foreach (var rune in text.EnumerateRunes()) letters[length++] = rune.IsAscii ? (char)rune.Value : (char)(_first + _kinds[IndexOf(rune.Value)]);
        return letters.AsSpan(0, length);
    }

    /// <summary>How .NET is told of one of the sets: a character or a class.</summary>
    public string Write(IReadOnlyList<(int From, int To)> set)
    {
        if (_written.TryGetValue(set, out var written)) return written;
        var members = new List<(int From, int To)>();
        foreach (var (from, to) in set)
        {
            if (from < FirstBeyond) members.Add((from, Math.Min(to, FirstBeyond - 1)));
        }

        members.AddRange(Places(set).Select(i => _kinds[i]).Distinct().Select(kind => (_first + kind, _first + kind)));
        return _written[set] = WriteMembers(CharRanges.Normal(members));
    }

    private static string WriteMembers(List<(int From, int To)> members)
    {
        // Long runs of plain characters cost .NET less than classes of one.
        if (members is [var (from, to)] && from == to) return Regex.Escape(((char)from).ToString());
        var text = new StringBuilder(members.Count == 0 ? @"[^\u0000-\uFFFF" : "[");
        foreach (var (first, last) in members) text.Append(CultureInfo.InvariantCulture, $@"\u{first:X4}-\u{last:X4}");
        return text.Append(']').ToString();
    }

    /// <summary>Where a set begins or ends: between two of these places no set changes.</summary>
    private static int[] Starts(HashSet<IReadOnlyList<(int From, int To)>> sets)
    {
        var starts = new HashSet<int> { FirstBeyond };
        foreach (var set in sets)
        {
            foreach (var (from, to) in set)
            {
                if (from > FirstBeyond) starts.Add(from);
                if (to >= FirstBeyond) starts.Add(to + 1);
            }
        }

        return [.. starts.Order()];
    }

    /// <summary>Gives the parts of each kind that are in the set a kind of their own.</summary>
    private void Divide(IReadOnlyList<(int From, int To)> set, ref int last)
    {
        var inside = new Dictionary<int, int>();
        foreach (var i in Places(set))
        {
            if (!inside.TryGetValue(_kinds[i], out var kind)) inside[_kinds[i]] = kind = ++last;
            _kinds[i] = kind;
        }
    }

    /// <summary>Numbers the kinds that are left from zero.</summary>
    private int Number()
    {
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < _kinds.Length; i++)
        {
            numbers.TryAdd(_kinds[i], numbers.Count);
            _kinds[i] = numbers[_kinds[i]];
        }

        return numbers.Count;
    }

    private IEnumerable<int> Places(IReadOnlyList<(int From, int To)> set)
    {
        foreach (var (from, to) in set)
        {
            if (to < FirstBeyond) continue;
            for (var i = IndexOf(Math.Max(from, FirstBeyond)); i < _starts.Length && _starts[i] <= to; i++) yield return i;
        }
    }

    private int IndexOf(int rune)
    {
        var i = Array.BinarySearch(_starts, rune);
        return i < 0 ? ~i - 1 : i;
    }
}
