using System.Globalization;

namespace Holdall.Values;

/// <summary>The texts of numbers: always the fewest digits that give the same number back.</summary>
internal static class NumberText
{
    /// <summary>Without an exponent, however many zeros that takes.</summary>
    public static string Plain(double number)
    {
        if (!double.IsFinite(number)) return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E');
        if (e < 0) return text;
        var sign = text[0] == '-' ? "-" : "";
        var digits = text[sign.Length..e].Replace(".", "", StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture);
        if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + digits;
        var whole = exponent + 1;
        return sign + (digits.Length <= whole ? digits.PadRight(whole, '0') : digits[..whole] + "." + digits[whole..]);
    }

    /// <summary>As JavaScript writes it: with an exponent from 1e21 on and below 1e-6.</summary>
    public static string Script(double number)
    {
        if (number == 0 || Math.Abs(number) is >= 1e-6 and < 1e21) return Plain(number);
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E');
        var exponent = int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, e)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }
}
