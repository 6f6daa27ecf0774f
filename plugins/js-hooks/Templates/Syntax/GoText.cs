using System.Globalization;
using System.Text;

namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>The escapes of Go's string literals.</summary>
internal static class GoText
{
    /// <summary>The text that the inside of a literal stands for, or null if it is malformed.</summary>
    public static string? Unquote(string text, char quote)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') result.Append(text[i]);
            else if (i + 1 == text.Length || !AppendEscape(result, text, ref i, quote)) return null;
        }

        return result.ToString();
    }

    /// <summary>The number of the one character of a text, or null if it is not one.</summary>
    public static string? CodePoint(string text) =>
        Rune.TryGetRuneAt(text.Length == 0 ? "\ud800" : text, 0, out var rune) && rune.Utf16SequenceLength == text.Length
            ? rune.Value.ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>A Go literal of the text, as <c>%q</c> writes it.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var simple = "\a\b\f\n\r\t\v\\\"".IndexOf((char)rune.Value, StringComparison.Ordinal);
            if (rune.IsBmp && simple >= 0) result.Append('\\').Append(@"abfnrtv\"""[simple]);
            else if (rune.Value < ' ' || rune.Value == 0x7f) result.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
            else if (Rune.IsControl(rune)) result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else result.Append(rune.ToString());
        }

        return result.Append('"').ToString();
    }

    private static bool AppendEscape(StringBuilder result, string text, ref int i, char quote)
    {
        var c = text[++i];
        var simple = @"abfnrtv\".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0) result.Append("\a\b\f\n\r\t\v\\"[simple]);
        else if (c == quote) result.Append(c);
        else if (c is 'x' or 'u' or 'U') return AppendHex(result, text, ref i, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        else return false;
        return true;
    }

    private static bool AppendHex(StringBuilder result, string text, ref int i, int digits)
    {
        if (i + digits >= text.Length) return false;
        if (!int.TryParse(text.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return false;
        if (!Rune.IsValid(value)) return false;
        i += digits;
        result.Append(new Rune(value).ToString());
        return true;
    }
}
