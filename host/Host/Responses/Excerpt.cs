using System.Globalization;
using Holdall.Values;

namespace Holdall.Host.Responses;

/// <summary>The modifier <c>excerpt(max, withEllipsis)</c> of the parameter <c>fields</c>: the beginning of a text without its markup.</summary>
internal sealed record Excerpt(int Max, bool WithEllipsis)
{
    private static readonly char[] Separators = ['(', ')', ',', ' '];

    /// <summary>Reads what follows the colon. Brackets, commas and spaces alike only separate the words.</summary>
    public static bool TryParse(string modifier, out Excerpt? excerpt)
    {
        excerpt = null;
        var words = modifier.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 3 || words[0] != "excerpt") return false;
        if (!TryParseNumber(words[1], out var max)) return false;
        max = Math.Min(decimal.Truncate(max), int.MaxValue - 2);
        if (max <= 0) return false;
        excerpt = new Excerpt((int)max, words.Length == 3 && Cast.ToBool(words[2]));
        return true;
    }

    private static bool TryParseNumber(string text, out decimal number)
    {
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!isHex) return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        var read = uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex);
        number = hex;
        return read;
    }

    public string Of(string markup)
    {
        var text = MarkupText.Of(markup, Max + 2).Trim();
        var end = 0;
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == Max) return text[..end].Trim() + (WithEllipsis ? "..." : "");
            end += rune.Utf16SequenceLength;
        }

        return text;
    }
}
