namespace Holdall.Engine.Tests.Filters;

/// <summary>Expressions that are nearly right: the reviewed ones and the conformance vectors, each with a few things changed.</summary>
internal sealed class ExpressionMutator(int seed)
{
    private const string Signs = "()&|=!<>?~'\"\\.,:@#_-%/{}`;\0\n 019aZé\ud800\udc00";

    private static readonly string[] Words =
    [
        "&&", "||", "?=", "?!~", "!=", ">=", ":each", ":length", ":lower", ":isset", ":changed", "title", "meta.a", "tags.name", "lead.boss",
        "comments_via_post.", "_via_", "@collection.",
        "@collection.tags:x.", "@request.body.", "@request.auth.", "@request.query.", "@now", "null", "true", "''", "'x'", "-1.5", "9999999999999999999",
        "geoDistance(", "strftime(", "(", ")", " // ",
    ];

    private static readonly string[] Seeds = ReadSeeds();

    private readonly Random _random = new(seed);

    /// <summary>One more expression; the same ones in the same order for the same seed.</summary>
    public string Next()
    {
        var text = Pick(Seeds);
        for (var changes = _random.Next(1, 4); changes > 0; changes--) text = Change(text);
        return text;
    }

    private string Change(string text)
    {
        var at = _random.Next(text.Length + 1);
        var length = _random.Next(Math.Min(12, text.Length - at) + 1);
        return _random.Next(15) switch
        {
            0 => text.Insert(at, Signs[_random.Next(Signs.Length)].ToString()),
            1 => text.Insert(at, Pick(Words)),
            2 => text.Remove(at, length),
            3 => text.Remove(at, length).Insert(at, Pick(Words)),
            4 => text.Insert(at, text.Substring(at, length)),
            5 => text[..at] + Tail(Pick(Seeds)),
            6 => $"({text}){(_random.Next(2) == 0 ? "&&" : "||")}{Pick(Seeds)}",
            7 => SwapWords(text),
            >= 8 and <= 13 => TakeWord(text),
            _ => text[..at],
        };
    }

    private string SwapWords(string text)
    {
        var words = text.Split(' ');
        var (a, b) = (_random.Next(words.Length), _random.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        return string.Join(' ', words);
    }

    private string TakeWord(string text)
    {
        var words = text.Split(' ');
        words[_random.Next(words.Length)] = Pick(Pick(Seeds).Split(' '));
        return string.Join(' ', words);
    }

    private string Tail(string text) => text[_random.Next(text.Length)..];

    private string Pick(string[] of) => of[_random.Next(of.Length)];

    private static string[] ReadSeeds()
    {
        var seeds = new List<string>();
        foreach (var line in Fixture.Text("golden-filters.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            seeds.Add(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        }

        foreach (var line in Fixture.Text("filter-vectors.tsv").Split('\n'))
        {
            if (line.Split('\t') is [_, _, { Length: > 0 } expression, _]) seeds.Add(expression);
        }

        return [.. seeds];
    }
}
