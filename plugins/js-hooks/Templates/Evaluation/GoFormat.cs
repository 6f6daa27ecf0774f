using System.Globalization;
using System.Text;
using Holdall.Plugins.JsHooks.Templates.Syntax;

namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary><c>printf</c> with the verbs that templates use: v s q d f g e x t c % with flags, width and precision.</summary>
internal ref struct GoFormat(string format, IReadOnlyList<object?> values)
{
    private const int MaxWidth = 10_000;

    private readonly StringBuilder _result = new();
    private int _at;
    private int _used;
    private bool _left;
    private bool _zero;
    private bool _plus;
    private int _width;
    private int _precision;

    public static string Format(string format, IReadOnlyList<object?> values) => new GoFormat(format, values).Format();

    private string Format()
    {
        for (; _at < format.Length; _at++)
        {
            if (format[_at] != '%') _result.Append(format[_at]);
            else if (++_at == format.Length) _result.Append("%!(NOVERB)");
            else ReadVerb();
        }

        if (_used < values.Count) _result.Append("%!(EXTRA ").AppendJoin(", ", values.Skip(_used).Select(v => TypeOf(v) + "=" + GoPrint.Text(v))).Append(')');
        return _result.ToString();
    }

    private void ReadVerb()
    {
        (_left, _zero, _plus, _width, _precision) = (false, false, false, 0, -1);
        for (; _at < format.Length && format[_at] is '-' or '+' or '0' or ' ' or '#'; _at++)
        {
            _left |= format[_at] == '-';
            _plus |= format[_at] == '+';
            _zero |= format[_at] == '0';
        }

        _width = ReadNumber();
        if (_at < format.Length && format[_at] == '.')
        {
            _at++;
            _precision = ReadNumber();
        }

        if (_at == format.Length) _result.Append("%!(NOVERB)");
        else if (format[_at] == '%') _result.Append('%');
        else if (_used == values.Count) _result.Append("%!").Append(format[_at]).Append("(MISSING)");
        else Append(Verb(format[_at], values[_used++]));
    }

    private int ReadNumber()
    {
        var number = 0;
        for (; _at < format.Length && char.IsAsciiDigit(format[_at]); _at++) number = Math.Min(number * 10 + format[_at] - '0', MaxWidth);
        return number;
    }

    private readonly void Append(string text)
    {
        var isNumber = text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[0] is '-' or '+');
        if (_left) _result.Append(text.PadRight(_width));
        else if (!_zero || !isNumber || text.Length == 0) _result.Append(text.PadLeft(_width));
        else if (text[0] is '-' or '+') _result.Append(text[0]).Append(text[1..].PadLeft(Math.Max(_width - 1, 0), '0'));
        else _result.Append(text.PadLeft(_width, '0'));
    }

    private readonly string Verb(char verb, object? value) => (verb, value) switch
    {
        ('v', _) => Signed(GoPrint.Text(value), value),
        ('s', string or RawHtml or ITemplateObject) => Cut(GoPrint.Text(value)),
        ('q', string text) => GoText.Quote(Cut(text)),
        ('d', long number) => Signed(number.ToString(CultureInfo.InvariantCulture), value),
        ('x', long number) => (number < 0 ? "-" : "") + Math.Abs(number).ToString("x", CultureInfo.InvariantCulture),
        ('X', long number) => (number < 0 ? "-" : "") + Math.Abs(number).ToString("X", CultureInfo.InvariantCulture),
        ('o', long number) => Convert.ToString(number, 8),
        ('b', long number) => Convert.ToString(number, 2),
        ('c', long number) when Rune.IsValid((int)number) => new Rune((int)number).ToString(),
        ('x', string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        ('f' or 'F', double number) => Signed(number.ToString("F" + (_precision < 0 ? 6 : _precision), CultureInfo.InvariantCulture), value),
        ('e', double number) => Signed(Exponent(number), value),
        ('g', double number) => Signed(GoPrint.Number(number), value),
        ('t', bool flag) => flag ? "true" : "false",
        ('T', _) => TypeOf(value),
        _ => $"%!{verb}({(value is null ? "<nil>" : TypeOf(value) + "=" + GoPrint.Text(value))})",
    };

    private readonly string Exponent(double number) =>
        number.ToString("0." + new string('0', _precision < 0 ? 6 : _precision) + "e+00", CultureInfo.InvariantCulture);

    private readonly string Signed(string text, object? value) => _plus && value is long or double && text[0] != '-' && _plus ? "+" + text : text;

    private readonly string Cut(string text) => _precision >= 0 && text.Length > _precision ? text[.._precision] : text;

    private static string TypeOf(object? value) => value switch
    {
        null => "<nil>",
        string => "string",
        bool => "bool",
        long => "int64",
        double => "float64",
        IReadOnlyDictionary<string, object?> => "map[string]interface {}",
        _ => "[]interface {}",
    };
}
