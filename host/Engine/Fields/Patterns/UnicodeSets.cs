using System.Collections.Concurrent;
using System.Globalization;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>The sets of <c>\p{…}</c>: categories, which .NET knows, and scripts, from a table.</summary>
internal static class UnicodeSets
{
    private static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private static readonly Lazy<Dictionary<string, string>> Names = new(ReadNames);
    private static readonly ConcurrentDictionary<(string Name, bool IgnoresCase, bool IsNegated), IReadOnlyList<(int, int)>> Known = new();

    /// <summary>The set of a category such as <c>L</c> or <c>Letter</c>, or of a script; null for an unknown one.</summary>
    public static IReadOnlyList<(int From, int To)>? Find(string name, bool ignoresCase, bool isNegated)
    {
        var key = (Name: Key(name), ignoresCase, isNegated);
        if (Known.TryGetValue(key, out var known)) return known;
        return Read(key.Name) is { } set ? Known.GetOrAdd(key, CharRanges.Change(set, ignoresCase, isNegated)) : null;
    }

    private static IReadOnlyList<(int, int)>? Read(string name) => name switch
    {
        "any" => [(0, CharRanges.Last)],
        "ascii" => [(0, 0x7F)],
        "assigned" => CharRanges.Negate(Category(static c => c == "Cn")),
        "lc" => Category(static c => c is "Lu" or "Ll" or "Lt"),
        "" => null,
        _ when Array.Exists(Categories, c => IsIn(c, name)) => Category(c => IsIn(c, name)),
        _ => Meaning(Names.Value.GetValueOrDefault(name)),
    };

    private static IReadOnlyList<(int, int)>? Meaning(string? text) => text switch
    {
        null => null,
        ['=', .. var category] => Read(Key(category)),
        _ => Script(text),
    };

    private static bool IsIn(string category, string name) => category.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static List<(int From, int To)> Category(Predicate<string> isIn)
    {
        var wanted = Array.ConvertAll(Categories, c => isIn(c));
        var ranges = new List<(int From, int To)>();
        for (var point = 0; point <= CharRanges.Last; point++)
        {
            if (!wanted[(int)CharUnicodeInfo.GetUnicodeCategory(point)]) continue;
            if (ranges.Count > 0 && ranges[^1].To == point - 1) ranges[^1] = (ranges[^1].From, point);
            else ranges.Add((point, point));
        }

        return ranges;
    }

    private static (int, int)[] Script(string ranges) => Array.ConvertAll(ranges.Split(' '), static range =>
    {
        var ends = Array.ConvertAll(range.Split('-'), static end => int.Parse(end, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return (ends[0], ends[^1]);
    });

    private static Dictionary<string, string> ReadNames()
    {
        using var reader = new StreamReader(typeof(UnicodeSets).Assembly.GetManifestResourceStream("unicode-names.txt")!);
        var names = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#' && line.Split(' ', 2) is [var name, var meaning]) names[Key(name)] = meaning;
        }

        return names;
    }

    /// <summary>Go looks names up without regard to case, blanks, <c>_</c> and <c>-</c>.</summary>
    private static string Key(string name) => string.Concat(name.Where(static c => c is not (' ' or '_' or '-')).Select(char.ToLowerInvariant));
}
