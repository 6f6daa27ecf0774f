using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.JsHooks.Security;

/// <summary>Makes random texts that a regular expression matches.</summary>
internal sealed class RegexTexts(string pattern)
{
    private const int MaxRepeats = 10;
    private const int MaxCount = 1000;
    private const int MaxLength = 100_000;
    private const int MaxDepth = 100;
    private const string Digits = "0123456789";
    private const string Word = RandomTexts.Alphabet + "_";
    private const string Space = " \t\n\f\r";

    private static readonly string Printable = new([.. Enumerable.Range(' ', 95).Select(c => (char)c)]);

    private readonly StringBuilder _text = new();
    private int _at;
    private int _depth;

    /// <exception cref="FormatException">It is no regular expression, or has parts that nothing can be made for.</exception>
    public static string Make(string pattern)
    {
        var texts = new RegexTexts(pattern);
        texts.ReadChoice()();
        return texts._text.ToString();
    }

    /// <summary>Reads alternatives up to the end of the group and returns what appends one of them.</summary>
    private Action ReadChoice()
    {
        if (++_depth > MaxDepth) throw Error("expression nests too deeply");
        var choices = new List<Action> { ReadSequence() };
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            choices.Add(ReadSequence());
        }

        if (--_depth == 0 && _at < pattern.Length) throw Error("unexpected )");
        return () => choices[RandomNumberGenerator.GetInt32(choices.Count)]();
    }

    private Action ReadSequence()
    {
        var parts = new List<Action>();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')')) parts.Add(ReadRepeated());
        return () => parts.ForEach(part => part());
    }

    private Action ReadRepeated()
    {
        var part = ReadPart();
        var (least, most) = ReadCount();
        if (least == 1 && most == 1) return part;
        if (_at < pattern.Length && pattern[_at] == '?') _at++;
        return () =>
        {
            for (var count = RandomNumberGenerator.GetInt32(least, most + 1); count > 0; count--) part();
        };
    }

    private (int Least, int Most) ReadCount()
    {
        if (_at == pattern.Length) return (1, 1);
        switch (pattern[_at])
        {
            case '*':
                _at++;
                return (0, MaxRepeats);
            case '+':
                _at++;
                return (1, MaxRepeats);
            case '?':
                _at++;
                return (0, 1);
            default:
                return pattern[_at] == '{' && pattern.IndexOf('}', _at) is > 0 and var end && ParseCount(pattern[(_at + 1)..end], out var count)
                    ? Skip(end + 1, count)
                    : (1, 1);
        }
    }

    private (int Least, int Most) Skip(int at, (int Least, int Most) count)
    {
        _at = at;
        return count;
    }

    private bool ParseCount(string text, out (int Least, int Most) count)
    {
        count = default;
        var parts = text.Split(',');
        if (parts.Length > 2 || !TryCount(parts[0], out var least)) return false;
        if (parts.Length == 1) count = (least, least);
        else if (parts[1].Length == 0) count = (least, least + MaxRepeats);
        else if (TryCount(parts[1], out var most)) count = (least, most);
        else return false;
        return count.Least <= count.Most && count.Most <= MaxCount + MaxRepeats ? true : throw Error("invalid repeat count");
    }

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private Action ReadPart()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case '(':
                return ReadGroup();
            case '[':
                return Any(ReadSet());
            case '.':
                return Any(Printable);
            case '^' or '$':
                return () => { };
            case '\\':
                return ReadEscape();
            case '*' or '+' or '?':
                throw Error("missing argument to repetition operator");
            default:
                return Any(c.ToString());
        }
    }

    private Action ReadGroup()
    {
        if (_at < pattern.Length && pattern[_at] == '?') SkipGroupKind();
        var choice = ReadChoice();
        if (_at == pattern.Length || pattern[_at++] != ')') throw Error("missing closing )");
        return choice;
    }

    private void SkipGroupKind()
    {
        var end = pattern.AsSpan(_at).StartsWith("?:") ? _at + 1 : pattern.IndexOf('>', _at);
        var isNamed = pattern.AsSpan(_at).StartsWith("?P<") || pattern.AsSpan(_at).StartsWith("?<") && !pattern.AsSpan(_at).StartsWith("?<=");
        if (end < 0 || pattern[end] == '>' && !isNamed) throw Error("invalid or unsupported Perl syntax");
        _at = end + 1;
    }

    private Action ReadEscape()
    {
        if (_at == pattern.Length) throw Error("trailing backslash at end of expression");
        if (pattern[_at] is 'b' or 'B' or 'A' or 'z')
        {
            _at++;
            return () => { };
        }

        return Any(Class(pattern[_at++]));
    }

    private string ReadSet()
    {
        var isNegated = _at < pattern.Length && pattern[_at] == '^';
        if (isNegated) _at++;
        var set = new HashSet<char>();
        for (var isFirst = true; isFirst || _at < pattern.Length && pattern[_at] != ']'; isFirst = false) AddRange(set);
        if (_at >= pattern.Length) throw Error("missing closing ]");
        _at++;
        var result = isNegated ? new string([.. Printable.Where(c => !set.Contains(c))]) : new string([.. set]);
        return result.Length > 0 ? result : throw Error("empty character class");
    }

    private void AddRange(HashSet<char> set)
    {
        var first = ReadSetCharacters();
        if (first.Length > 1 || _at + 1 >= pattern.Length || pattern[_at] != '-' || pattern[_at + 1] == ']')
        {
            set.UnionWith(first);
            return;
        }

        _at++;
        var last = ReadSetCharacters();
        if (last.Length != 1 || last[0] < first[0]) throw Error("invalid character class range");
        for (int c = first[0]; c <= last[0]; c++) set.Add((char)c);
    }

    private string ReadSetCharacters()
    {
        if (_at >= pattern.Length) throw Error("missing closing ]");
        if (pattern[_at] == '[' && _at + 1 < pattern.Length && pattern[_at + 1] == ':') throw Error("named classes are not supported");
        if (pattern[_at] != '\\') return pattern[_at++].ToString();
        _at++;
        return _at < pattern.Length ? Class(pattern[_at++]) : throw Error("missing closing ]");
    }

    private string Class(char c) => c switch
    {
        'd' => Digits,
        'w' => Word,
        's' => Space,
        'D' => Without(Digits),
        'W' => Without(Word),
        'S' => Without(Space),
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'f' => "\f",
        'v' => "\v",
        'a' => "\a",
        'x' => Hex(),
        _ when char.IsAsciiLetterOrDigit(c) => throw Error("invalid escape sequence"),
        _ => c.ToString(),
    };

    private string Hex()
    {
        if (_at + 2 > pattern.Length || !byte.TryParse(pattern.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Error("invalid escape sequence");
        }

        _at += 2;
        return ((char)code).ToString();
    }

    private static string Without(string set) => new([.. Printable.Where(c => !set.Contains(c))]);

    private Action Any(string characters) => () =>
    {
        if (_text.Length == MaxLength) throw Error("the text is too long");
        _text.Append(characters[RandomNumberGenerator.GetInt32(characters.Length)]);
    };

    private FormatException Error(string message) => new($"error parsing regexp: {message}: `{pattern}`");
}
