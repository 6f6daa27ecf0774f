namespace Holdall.Engine.Fields;

/// <summary>Names in brackets inside a class, such as <c>[:alpha:]</c> and <c>[:^alpha:]</c>.</summary>
internal static class Re2Posix
{
    /// <summary>Reads a name, if one stands there.</summary>
    /// <exception cref="FormatException">The name is unknown.</exception>
    public static bool TryRead(string pattern, ref int at, out string members, out bool negated)
    {
        members = "";
        negated = false;
        if (string.CompareOrdinal(pattern, at, "[:", 0, 2) != 0) return false;
        var end = pattern.IndexOf(":]", at + 2, StringComparison.Ordinal);
        if (end < 0) return false;
        negated = pattern[at + 2] == '^';
        var name = pattern[(at + (negated ? 3 : 2))..end];
        members = negated ? Others(name) : Members(name);
        at = end + 2;
        return true;
    }

    private static string Members(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => @"\x00-\x7F",
        "blank" => @"\t ",
        "cntrl" => @"\x00-\x1F\x7F",
        "digit" => "0-9",
        "graph" => "!-~",
        "lower" => "a-z",
        "print" => " -~",
        "punct" => @"!-/:-@\[-`\{-~",
        "space" => @"\t\n\v\f\r ",
        "upper" => "A-Z",
        "word" => "0-9A-Za-z_",
        "xdigit" => "0-9A-Fa-f",
        _ => throw new FormatException(),
    };

    private static string Others(string name) => name switch
    {
        "alnum" => @"\x00-/:-@\[-`\{-\uD7FF\uE000-\uFFFF",
        "alpha" => @"\x00-@\[-`\{-\uD7FF\uE000-\uFFFF",
        "ascii" => @"\x80-\uD7FF\uE000-\uFFFF",
        "blank" => @"\x00-\x08\n-\x1F!-\uD7FF\uE000-\uFFFF",
        "cntrl" => @" -~\x80-\uD7FF\uE000-\uFFFF",
        "digit" => @"\x00-/:-\uD7FF\uE000-\uFFFF",
        "graph" => @"\x00- \x7F-\uD7FF\uE000-\uFFFF",
        "lower" => @"\x00-`\{-\uD7FF\uE000-\uFFFF",
        "print" => @"\x00-\x1F\x7F-\uD7FF\uE000-\uFFFF",
        "punct" => @"\x00- 0-9A-Za-z\x7F-\uD7FF\uE000-\uFFFF",
        "space" => @"\x00-\x08\x0E-\x1F!-\uD7FF\uE000-\uFFFF",
        "upper" => @"\x00-@\[-\uD7FF\uE000-\uFFFF",
        "word" => @"\x00-/:-@\[-\^`\{-\uD7FF\uE000-\uFFFF",
        "xdigit" => @"\x00-/:-@G-`g-\uD7FF\uE000-\uFFFF",
        _ => throw new FormatException(),
    };
}
