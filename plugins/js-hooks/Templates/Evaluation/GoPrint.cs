using System.Collections;
using System.Globalization;
using System.Text;

namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary>Writes values as Go prints them: lists as <c>[1 a]</c>, maps as <c>map[k:1]</c>.</summary>
internal static class GoPrint
{
    /// <summary>The values one after another, with a space between two of which none is a text.</summary>
    public static string Join(IReadOnlyList<object?> values)
    {
        var result = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0 && values[i] is not string && values[i - 1] is not string) result.Append(' ');
            result.Append(Text(values[i]));
        }

        return result.ToString();
    }

    /// <summary>The values with spaces between them and the end of the line.</summary>
    public static string Line(IReadOnlyList<object?> values) => string.Join(' ', values.Select(Text)) + "\n";

    /// <summary>A value as <c>%v</c> writes it.</summary>
    public static string Text(object? value) => value switch
    {
        null => "<nil>",
        string text => text,
        bool flag => flag ? "true" : "false",
        RawHtml html => html.Text,
        double number => Number(number),
        ITemplateObject host => Text(host.ToPlain()),
        IReadOnlyDictionary<string, object?> map => Map(map),
        IEnumerable list => List(list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The shortest digits; with an exponent below 1e-4 and from 1e6 on.</summary>
    public static string Number(double number)
    {
        if (!double.IsFinite(number)) return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        if (number == 0) return double.IsNegative(number) ? "-0" : "0";
        var (digits, exponent) = Digits(Math.Abs(number));
        var sign = number < 0 ? "-" : "";
        if (exponent is < -4 or >= 6)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
        }

        if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + digits;
        return sign + (digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..]);
    }

    /// <summary>The significant digits of a positive number and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Digits(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        if (point < 0) point = parts[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = point - 1 - (all.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return (digits.TrimEnd('0'), exponent);
    }

    private static string Map(IReadOnlyDictionary<string, object?> map) =>
        "map[" + string.Join(' ', map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + ":" + Text(p.Value))) + "]";

    private static string List(IEnumerable list) => "[" + string.Join(' ', list.Cast<object?>().Select(Text)) + "]";
}
