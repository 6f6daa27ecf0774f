using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdall.Values;

/// <summary>Reads numbers from text: decimal, exponent, hexadecimal float, single underscores, inf and nan.</summary>
internal static partial class NumberParser
{
    public static double Parse(string text)
    {
        if (text.Length == 0) return 0;
        if (Decimal().IsMatch(text))
        {
            return Finite(double.Parse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        if (Hexadecimal().Match(text) is { Success: true } hex) return Finite(ParseHexadecimal(hex));
        return Special(text);
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : 0;

    private static double Special(string text)
    {
        var negative = text[0] == '-';
        var name = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        if (name.Equals("inf", StringComparison.OrdinalIgnoreCase) || name.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        return text.Equals("nan", StringComparison.OrdinalIgnoreCase) ? double.NaN : 0;
    }

    private static double ParseHexadecimal(Match match)
    {
        var digits = match.Groups["int"].Value.Replace("_", "", StringComparison.Ordinal);
        var fraction = match.Groups["frac"].Value.Replace("_", "", StringComparison.Ordinal);
        double mantissa = 0;
        foreach (var c in digits + fraction) mantissa = mantissa * 16 + Convert.ToInt32(c.ToString(), 16);
        var exponent = int.TryParse(match.Groups["exp"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e) ? e : int.MaxValue;
        var value = exponent == int.MaxValue ? double.PositiveInfinity : Math.ScaleB(mantissa, exponent - 4 * fraction.Length);
        return match.Groups["sign"].Value == "-" ? -value : value;
    }

    [GeneratedRegex(
        @"\A[+-]?(?:[0-9]+(?:_[0-9]+)*(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(
        @"\A(?<sign>[+-]?)0[xX]_?(?=\.?[0-9a-fA-F])(?<int>(?:[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)?)(?:\.(?<frac>(?:[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)?))?[pP](?<exp>[+-]?[0-9]+)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();
}
