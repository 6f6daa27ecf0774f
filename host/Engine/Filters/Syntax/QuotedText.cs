using System.Text;

namespace Holdall.Engine.Filters.Syntax;

/// <summary>Texts in quotes.</summary>
internal static class QuotedText
{
    /// <summary>The place of the closing quote, or -1. A NUL counts as the end of the input.</summary>
    public static int FindEnd(string source, int opening, int limit)
    {
        var quote = source[opening];
        for (var i = opening + 1; i < limit; i++)
        {
            var c = source[i];
            if (c == quote) return i;
            if (c == '\0') return -1;
            if (c == '\\' && ++i < limit && source[i] == '\0') return -1;
        }

        return -1;
    }

    /// <summary>Decodes the few escapes that there are. Every other pair stays as written, with its backslash.</summary>
    public static string Decode(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains('\\')) return raw.ToString();
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var decoded = raw[i] == '\\' && i + 1 < raw.Length ? Escaped(raw[i + 1]) : null;
            if (decoded is null)
            {
                text.Append(raw[i]);
                if (raw[i] == '\\' && i + 1 < raw.Length) text.Append(raw[++i]);
                continue;
            }

            text.Append(decoded.Value);
            i++;
        }

        return text.ToString();
    }

    private static char? Escaped(char c) => c switch
    {
        '\\' or '\'' or '"' => c,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };
}
