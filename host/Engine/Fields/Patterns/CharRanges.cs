using System.Collections.Concurrent;
using System.Globalization;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Sets of code points as sorted ranges.</summary>
internal static class CharRanges
{
    private const int Last = 0x10FFFF;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<(int, int)>?> UnicodeSets = new(StringComparer.Ordinal);

    private static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Cn",
    ];

    /// <summary>Sorted, without overlaps.</summary>
    public static List<(int From, int To)> Normal(List<(int From, int To)> ranges)
    {
        var sorted = new List<(int From, int To)>(ranges);
        sorted.Sort();
        var normal = new List<(int From, int To)>();
        foreach (var (from, to) in sorted)
        {
            if (normal.Count > 0 && from <= normal[^1].To + 1) normal[^1] = (normal[^1].From, Math.Max(normal[^1].To, to));
            else normal.Add((from, to));
        }

        return normal;
    }

    public static List<(int From, int To)> Negate(IReadOnlyList<(int From, int To)> normal)
    {
        var negated = new List<(int From, int To)>();
        var next = 0;
        foreach (var (from, to) in normal)
        {
            if (from > next) negated.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last) negated.Add((next, Last));
        return negated;
    }

    /// <summary>The set of <c>\d</c>, <c>\s</c>, <c>\w</c> and their opposites; empty for other letters.</summary>
    public static IReadOnlyList<(int From, int To)> Perl(char letter) => letter switch
    {
        'd' => [('0', '9')],
        's' => [('\t', '\n'), ('\f', '\r'), (' ', ' ')],
        'w' => [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        'D' or 'S' or 'W' => Negate(Perl(char.ToLowerInvariant(letter))),
        _ => [],
    };

    /// <summary>The set of a name such as <c>[:alpha:]</c>, or null.</summary>
    public static IReadOnlyList<(int From, int To)>? Posix(string name)
    {
        if (name.StartsWith("[:^", StringComparison.Ordinal)) return Posix("[:" + name[3..]) is { } set ? Negate(set) : null;
        return name switch
        {
            "[:alnum:]" => [('0', '9'), ('A', 'Z'), ('a', 'z')],
            "[:alpha:]" => [('A', 'Z'), ('a', 'z')],
            "[:ascii:]" => [(0, 0x7F)],
            "[:blank:]" => [('\t', '\t'), (' ', ' ')],
            "[:cntrl:]" => [(0, 0x1F), (0x7F, 0x7F)],
            "[:digit:]" => [('0', '9')],
            "[:graph:]" => [('!', '~')],
            "[:lower:]" => [('a', 'z')],
            "[:print:]" => [(' ', '~')],
            "[:punct:]" => [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
            "[:space:]" => [('\t', '\r'), (' ', ' ')],
            "[:upper:]" => [('A', 'Z')],
            "[:word:]" => Perl('w'),
            "[:xdigit:]" => [('0', '9'), ('A', 'F'), ('a', 'f')],
            _ => null,
        };
    }

    /// <summary>The set of a Unicode category such as <c>L</c> or <c>Lu</c>, or of a common script; null for an unknown one.</summary>
    public static IReadOnlyList<(int From, int To)>? Unicode(string name) => UnicodeSets.GetOrAdd(name, static n => Script(n) ?? Category(n));

    private static IReadOnlyList<(int, int)>? Script(string name) => name switch
    {
        "Any" => [(0, Last)],
        "Latin" => [('A', 'Z'), ('a', 'z'), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8), (0x1E00, 0x1EFF), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)],
        "Greek" => [(0x370, 0x373), (0x375, 0x377), (0x37A, 0x37D), (0x37F, 0x37F), (0x384, 0x384), (0x386, 0x386), (0x388, 0x3E1), (0x3F0, 0x3FF), (0x1F00, 0x1FFE)],
        "Cyrillic" => [(0x400, 0x52F), (0x1C80, 0x1C88), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)],
        "Han" => [(0x2E80, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x323AF)],
        "Hiragana" => [(0x3041, 0x3096), (0x309D, 0x309F)],
        "Katakana" => [(0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D)],
        "Hangul" => [(0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)],
        "Arabic" => [(0x600, 0x604), (0x606, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
        "Hebrew" => [(0x591, 0x5F4), (0xFB1D, 0xFB4F)],
        "Thai" => [(0xE01, 0xE3A), (0xE40, 0xE5B)],
        _ => null,
    };

    private static List<(int, int)>? Category(string name)
    {
        if (!Array.Exists(Categories, category => name.Length > 0 && category.StartsWith(name, StringComparison.Ordinal))) return null;
        var ranges = new List<(int From, int To)>();
        for (var point = 0; point <= Last; point++)
        {
            if (!Categories[(int)CharUnicodeInfo.GetUnicodeCategory(point)].StartsWith(name, StringComparison.Ordinal)) continue;
            if (ranges.Count > 0 && ranges[^1].To == point - 1) ranges[^1] = (ranges[^1].From, point);
            else ranges.Add((point, point));
        }

        return ranges;
    }
}
