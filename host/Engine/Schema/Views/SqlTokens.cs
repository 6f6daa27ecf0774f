namespace Holdall.Engine.Schema.Views;

/// <summary>What a word of SQL stands for.</summary>
internal enum SqlTokenKind
{
    /// <summary>A name or keyword.</summary>
    Word,

    /// <summary>A name in quotes of any kind but those of texts.</summary>
    QuotedName,

    /// <summary>A text, which SQLite takes for a name where it expects one.</summary>
    Text,

    /// <summary>A number, or one character of anything else.</summary>
    Other,
}

/// <summary>A word of SQL: names in lower case and without quotes.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    public bool Is(string text) => Kind is SqlTokenKind.Word or SqlTokenKind.Other && Text == text;
}

/// <summary>Cuts SQL into words as SQLite does. What it would refuse comes out somehow.</summary>
internal static class SqlTokens
{
    public static List<SqlToken> Of(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var i = 0; i < sql.Length;)
        {
            var rest = sql.AsSpan(i);
            if (char.IsWhiteSpace(rest[0])) i++;
            else if (rest.StartsWith("--")) i += LengthTo(rest, "\n", 2);
            else if (rest.StartsWith("/*")) i += LengthTo(rest, "*/", 2);
            else i += Add(tokens, rest);
        }

        return tokens;
    }

    private static int Add(List<SqlToken> tokens, ReadOnlySpan<char> rest)
    {
        var length = 1;
        switch (rest[0])
        {
            case '\'' or '"' or '`':
                length = LengthOfQuote(rest);
                var kind = rest[0] == '\'' ? SqlTokenKind.Text : SqlTokenKind.QuotedName;
                tokens.Add(new SqlToken(kind, rest[1..length].TrimEnd(rest[0]).ToString().ToLowerInvariant()));
                return length;
            case '[':
                length = LengthTo(rest, "]", 1);
                tokens.Add(new SqlToken(SqlTokenKind.QuotedName, rest[1..length].TrimEnd(']').ToString().ToLowerInvariant()));
                return length;
        }

        if (IsOfWord(rest[0]))
        {
            while (length < rest.Length && IsOfWord(rest[length])) length++;
        }

        var isName = IsOfWord(rest[0]) && !char.IsAsciiDigit(rest[0]);
        tokens.Add(new SqlToken(isName ? SqlTokenKind.Word : SqlTokenKind.Other, rest[..length].ToString().ToLowerInvariant()));
        return length;
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or >= '\u0080';

    /// <summary>A quote that is doubled does not end it.</summary>
    private static int LengthOfQuote(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] != rest[0]) continue;
            if (i + 1 == rest.Length || rest[i + 1] != rest[0]) return i + 1;
            i++;
        }

        return rest.Length;
    }

    private static int LengthTo(ReadOnlySpan<char> rest, string end, int from)
    {
        var at = rest[from..].IndexOf(end);
        return at < 0 ? rest.Length : from + at + end.Length;
    }
}
