using System.Globalization;
using System.Text;

namespace Holdall.Engine.Filters.Syntax;

/// <summary>A filter, rule or sort expression is not valid. The message is the reason, for the log and for the check of rules.</summary>
internal sealed class FilterException(string message) : Exception(message)
{
    /// <summary>Where in the expression it was noticed; null when that is not known.</summary>
    public int? Position { get; set; }

    /// <summary>The expression ends where something has to follow.</summary>
    public static FilterException Incomplete() => new("invalid or incomplete filter expression");

    /// <summary>A character that starts nothing.</summary>
    public static FilterException Unexpected(char character) => Unexpected([character]);

    /// <summary>A text whose first character, which may be a pair, starts nothing.</summary>
    public static FilterException Unexpected(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeFromUtf16(text, out var character, out var length);
        return new($"unexpected character '{(length == 1 ? Printable(text[0]) : character.ToString())}'");
    }

    private static string Printable(char character) => character switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\v' => @"\v",
        '\f' => @"\f",
        '\b' => @"\b",
        '\a' => @"\a",
        '\'' => @"\'",
        '\\' => @"\\",
        < ' ' or '\x7f' => $"\\x{(int)character:x2}",
        _ when IsInvisible(character) => $"\\u{(int)character:x4}",
        _ => character.ToString(),
    };

    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned;
}
