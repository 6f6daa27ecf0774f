namespace Holdall.Engine.Fields.Patterns;

/// <summary>The sets of ASCII characters that have a name in RE2's syntax.</summary>
internal static class NamedSets
{
    /// <summary>The set of <c>\d</c>, <c>\s</c> or <c>\w</c>, also for the capital letter; null for other letters.</summary>
    public static IReadOnlyList<(int From, int To)>? Perl(char letter) => letter switch
    {
        'd' or 'D' => [('0', '9')],
        's' or 'S' => [('\t', '\n'), ('\f', '\r'), (' ', ' ')],
        'w' or 'W' => [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        _ => null,
    };

    /// <summary>The set of a name such as <c>[:alpha:]</c>, or null.</summary>
    public static IReadOnlyList<(int From, int To)>? Posix(string name) => name switch
    {
        "alnum" => [('0', '9'), ('A', 'Z'), ('a', 'z')],
        "alpha" => [('A', 'Z'), ('a', 'z')],
        "ascii" => [(0, 0x7F)],
        "blank" => [('\t', '\t'), (' ', ' ')],
        "cntrl" => [(0, 0x1F), (0x7F, 0x7F)],
        "digit" => [('0', '9')],
        "graph" => [('!', '~')],
        "lower" => [('a', 'z')],
        "print" => [(' ', '~')],
        "punct" => [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => [('\t', '\r'), (' ', ' ')],
        "upper" => [('A', 'Z')],
        "word" => Perl('w'),
        "xdigit" => [('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => null,
    };
}
