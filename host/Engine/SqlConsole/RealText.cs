using System.Globalization;

namespace Holdall.Engine.SqlConsole;

/// <summary>
/// Numbers as the console shows them: the fewest digits that tell the number from others, as <c>%g</c> of C writes them, so with an exponent from a million on.
/// </summary>
internal static class RealText
{
    private const int MinExponent = -4;
    private const int MaxExponent = 6;

    public static string Of(double number)
    {
        if (double.IsPositiveInfinity(number)) return "+Inf";
        if (double.IsNegativeInfinity(number)) return "-Inf";
        if (number == 0) return double.IsNegative(number) ? "-0" : "0";
        var (digits, exponent) = Parts(number);
        var sign = number < 0 ? "-" : "";
        if (exponent is >= MinExponent and < MaxExponent) return sign + Plain(digits, exponent);
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0) return "0." + new string('0', -exponent - 1) + digits;
        var whole = exponent + 1;
        return digits.Length <= whole ? digits.PadRight(whole, '0') : digits[..whole] + "." + digits[whole..];
    }

    /// <summary>The digits that count, without the zeros around them, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Parts(double number)
    {
        // As many digits as are needed, and no rounded one that would bring the number to another power of ten.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E');
        var power = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var point = mantissa.IndexOf('.');
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var first = digits.AsSpan().IndexOfAnyExcept('0');
        return (digits[first..].TrimEnd('0'), power + (point < 0 ? mantissa.Length : point) - 1 - first);
    }
}
