namespace Holdall.Engine.Schema.Tables;

/// <summary>Cuts SQL text at separators that stand outside quotes and parentheses.</summary>
internal static class SqlText
{
    /// <summary>The parts between separators, without surrounding space and without empty ones; null when a quote or parenthesis stays open.</summary>
    public static List<string>? Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == separator)
            {
                Add(parts, text[start..i]);
                start = i + 1;
                continue;
            }

            i = EndOfAtom(text, i);
            if (i < 0) return null;
        }

        Add(parts, text[start..]);
        return parts;
    }

    /// <summary>Where the quoted or parenthesised part that begins here ends; the place itself when none begins, -1 when it does not end.</summary>
    public static int EndOfAtom(string text, int start) => text[start] switch
    {
        '\'' or '"' or '`' => EndOfQuote(text, start),
        '(' => EndOfGroup(text, start),
        ')' => -1,
        _ => start,
    };

    /// <summary>What follows the first semicolon outside quotes and comments as SQLite reads them, without surrounding space.</summary>
    public static string AfterFirst(string statement)
    {
        for (var i = 0; i < statement.Length; i++)
        {
            if (statement[i] == ';') return statement[(i + 1)..].Trim();
            i = EndOfToken(statement, i);
        }

        return "";
    }

    /// <summary>Where the quoted text or comment that begins here ends, for SQLite; the place itself when none begins.</summary>
    private static int EndOfToken(string text, int start) => (text[start], start + 1 < text.Length ? text[start + 1] : '\0') switch
    {
        ('[', _) => EndAt(text, "]", start + 1),
        ('-', '-') => EndAt(text, "\n", start + 2),
        ('/', '*') => EndAt(text, "*/", start + 2),
        ('\'' or '"' or '`', _) => EndAt(text, text[start].ToString(), start + 1),
        _ => start,
    };

    private static int EndAt(string text, string end, int from)
    {
        var at = text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? text.Length - 1 : at + end.Length - 1;
    }

    private static int EndOfQuote(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == text[start]) return i;
        }

        return -1;
    }

    private static int EndOfGroup(string text, int start)
    {
        var depth = 1;
        for (var i = start + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i;
                case '\'' or '"' or '`':
                    i = EndOfQuote(text, i);
                    if (i < 0) return -1;
                    break;
            }
        }

        return -1;
    }

    private static void Add(List<string> parts, string part)
    {
        part = part.Trim();
        if (part.Length > 0) parts.Add(part);
    }
}
