using System.Globalization;
using System.Text;

namespace Holdall.Plugins.JsHooks.Unicode;

/// <summary>
/// The order of texts as readers expect it, whatever their language: by letters first, then by accents, then small letters before capitals. Spaces and signs
/// come before digits, and digits before letters.
/// </summary>
internal sealed class Collation(Normalization normalization)
{
    /// <param name="left">A text.</param>
    /// <param name="right">The other one.</param>
    /// <param name="options">What counts.</param>
    /// <returns>-1, 0 or 1.</returns>
    public int Compare(string left, string right, CollationOptions options)
    {
        if (left == right) return 0;
        var (first, second) = (Parts(left), Parts(right));
        var order = CompareLetters(first.Letters, second.Letters, options.IsNumeric);
        if (order == 0 && options.CountsAccents) order = string.CompareOrdinal(first.Accents, second.Accents);
        if (order == 0 && options.CountsCase) order = string.CompareOrdinal(first.Cases, second.Cases);
        return Math.Sign(order);
    }

    private (string Letters, string Accents, string Cases) Parts(string text)
    {
        var (letters, accents, cases) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var c in normalization.Of(text, "NFD"))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                accents.Append(c);
                continue;
            }

            var (plain, accent) = Plain(c);
            letters.Append(plain);
            // One that stands for two letters, and each letter a mark of where the accents of the next one begin.
            accents.Append('\u0001').Append(accent);
            cases.Append(char.IsUpper(c) ? '1' : '0');
        }

        return (letters.ToString(), accents.ToString(), cases.ToString());
    }

    /// <summary>Letters that Unicode does not take apart stand by those that they look like.</summary>
    private static (string Letters, string Accent) Plain(char c) => char.ToLowerInvariant(c) switch
    {
        '\u00df' => ("ss", "\u0002"),
        '\u00e6' => ("ae", "\u0002"),
        '\u0153' => ("oe", "\u0002"),
        '\u00f8' => ("o", "\u0338"),
        '\u0111' => ("d", "\u0335"),
        '\u0142' => ("l", "\u0335"),
        var small => (small.ToString(), ""),
    };

    private static int CompareLetters(string left, string right, bool isNumeric)
    {
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            if (isNumeric && char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                var first = Number(left, ref i);
                var second = Number(right, ref j);
                var order = first.Length != second.Length ? first.Length - second.Length : first.CompareTo(second, StringComparison.Ordinal);
                if (order != 0) return order;
                continue;
            }

            if (Rank(left[i]) != Rank(right[j])) return Rank(left[i]) - Rank(right[j]);
            if (left[i] != right[j]) return left[i] - right[j];
            i++;
            j++;
        }

        return left.Length - i - (right.Length - j);
    }

    private static ReadOnlySpan<char> Number(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text.AsSpan(from, at - from).TrimStart('0');
    }

    private static int Rank(char c) => char.IsWhiteSpace(c) ? 0 : char.IsDigit(c) ? 2 : char.IsLetter(c) || char.IsSurrogate(c) ? 3 : 1;
}
