using System.Globalization;
using System.Text;

namespace Holdall.Engine.Fields;

/// <summary>A class of characters in a pattern. .NET's classes know the first plane only, so characters beyond it become pairs beside the class.</summary>
internal sealed class Re2Class(bool pairs)
{
    private const int LastOfFirstPlane = 0xFFFF;
    private const int Last = 0x10FFFF;

    private readonly StringBuilder _class = new();
    private readonly List<(int First, int Last)> _beyond = [];
    private bool _negated;
    private bool _allBeyond;

    /// <summary>Reads a class; the place is behind the opening bracket.</summary>
    public static Re2Class Parse(string pattern, ref int at, bool pairs)
    {
        var set = new Re2Class(pairs);
        if (at < pattern.Length && pattern[at] == '^')
        {
            set._negated = true;
            at++;
        }

        for (var first = true; ; first = false)
        {
            if (at >= pattern.Length) throw new FormatException();
            if (pattern[at] == ']' && !first) break;
            set.ParseItem(pattern, ref at);
        }

        at++;
        return set;
    }

    /// <summary>Adds <c>\d</c>, <c>\w</c>, <c>\s</c>, <c>\p…</c> or their opposites; the place is at the letter.</summary>
    public void AddNamed(string pattern, ref int at)
    {
        var letter = pattern[at++];
        if (letter is 'p' or 'P')
        {
            AddProperty(pattern, ref at, negated: letter == 'P');
            return;
        }

        var negated = char.IsAsciiLetterUpper(letter);
        _allBeyond |= negated;
        _class.Append((letter, negated) switch
        {
            ('d', _) => "0-9",
            ('w', _) => "0-9A-Za-z_",
            ('s', _) => @"\t\n\f\r ",
            ('D', _) => @"\u0000-/:-\uD7FF\uE000-\uFFFF",
            ('W', _) => @"\u0000-/:-@\[-\^`\{-\uD7FF\uE000-\uFFFF",
            _ => @"\u0000-\u0008\u000B\u000E-\u001F!-\uD7FF\uE000-\uFFFF",
        });
    }

    public void AppendTo(StringBuilder target)
    {
        if (_negated) AppendNegated(target);
        else AppendPlain(target);
    }

    private void AppendPlain(StringBuilder target)
    {
        if (!pairs || _beyond.Count == 0 && !_allBeyond)
        {
            // Nothing of the first plane: a class that matches no unit.
            if (_class.Length == 0) _class.Append(@"^\u0000-\uFFFF");
            target.Append('[').Append(_class).Append(']');
            return;
        }

        target.Append("(?:");
        if (_class.Length > 0) target.Append('[').Append(_class).Append("]|");
        AppendBeyond(target);
        target.Append(')');
    }

    private void AppendNegated(StringBuilder target)
    {
        if (!pairs)
        {
            target.Append("[^").Append(_class).Append(@"\uD800-\uDFFF]");
            return;
        }

        target.Append("(?:[^").Append(_class).Append(@"\uD800-\uDFFF]");
        var next = _allBeyond ? Last + 1 : LastOfFirstPlane + 1;
        _beyond.Sort();
        foreach (var (first, last) in _beyond)
        {
            if (first > next) SurrogatePairs.AppendRange(target.Append('|'), next, first - 1);
            next = Math.Max(next, last + 1);
        }

        if (next <= Last) SurrogatePairs.AppendRange(target.Append('|'), next, Last);
        target.Append(')');
    }

    private void AppendBeyond(StringBuilder target)
    {
        if (_allBeyond)
        {
            target.Append(SurrogatePairs.Any);
            return;
        }

        for (var i = 0; i < _beyond.Count; i++) SurrogatePairs.AppendRange(i == 0 ? target : target.Append('|'), _beyond[i].First, _beyond[i].Last);
    }

    private void ParseItem(string pattern, ref int at)
    {
        if (Re2Posix.TryRead(pattern, ref at, out var members, out var negated))
        {
            _class.Append(members);
            _allBeyond |= negated;
            return;
        }

        if (pattern[at] == '\\' && at + 1 < pattern.Length && "dDwWsSpP".Contains(pattern[at + 1]))
        {
            at++;
            AddNamed(pattern, ref at);
            return;
        }

        var first = Character(pattern, ref at);
        var last = first;
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
        {
            at++;
            last = Character(pattern, ref at);
        }

        if (last < first) throw new FormatException();
        AddRange(first, last);
    }

    private static int Character(string pattern, ref int at)
    {
        if (at >= pattern.Length) throw new FormatException();
        if (pattern[at] == '\\')
        {
            if (++at >= pattern.Length) throw new FormatException();
            return Re2Escape.Read(pattern, ref at);
        }

        if (!Rune.TryGetRuneAt(pattern, at, out var rune)) throw new FormatException();
        at += rune.Utf16SequenceLength;
        return rune.Value;
    }

    private void AddRange(int first, int last)
    {
        if (first <= LastOfFirstPlane) AppendUnits(first, Math.Min(last, LastOfFirstPlane));
        if (last > LastOfFirstPlane) _beyond.Add((Math.Max(first, LastOfFirstPlane + 1), last));
    }

    /// <summary>Adds a range of units; surrogates are no characters.</summary>
    private void AppendUnits(int first, int last)
    {
        if (first < 0xD800 && last > 0xDFFF)
        {
            AppendUnits(first, 0xD7FF);
            first = 0xE000;
        }

        _class.Append(CultureInfo.InvariantCulture, $@"\u{first:X4}");
        if (last > first) _class.Append(CultureInfo.InvariantCulture, $@"-\u{last:X4}");
    }

    private void AddProperty(string pattern, ref int at, bool negated)
    {
        if (at >= pattern.Length) throw new FormatException();
        var name = pattern[at].ToString();
        if (name == "{")
        {
            var end = pattern.IndexOf('}', at) is >= 0 and var i ? i : throw new FormatException();
            name = pattern[(at + 1)..end];
            at = end;
        }

        at++;
        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        _class.Append(Re2Scripts.Class(name, negated));
        _allBeyond |= negated;
    }
}
