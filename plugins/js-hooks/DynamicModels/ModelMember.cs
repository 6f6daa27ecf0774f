using System.Globalization;
using System.Text.Json;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>A member of a <c>DynamicModel</c>: which values it takes.</summary>
/// <param name="Name">Its name, which is that of a column and of a member of JSON as well.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Default">What it is until it is filled.</param>
/// <param name="Shape">The shape of the model in it, if it is one.</param>
internal sealed record ModelMember(string Name, MemberKind Kind, bool IsNullable, object? Default, ModelShape? Shape)
{
    /// <summary>A value of the database.</summary>
    /// <exception cref="FormatException">The member does not take it.</exception>
    public object? FromDatabase(object? value)
    {
        if (value is null) return IsNullable ? null : Kind is MemberKind.List or MemberKind.Map ? Empty() : throw Refused("NULL");
        var text = value as byte[] is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : value as string;
        return Kind switch
        {
            MemberKind.Text => text ?? Cast.ToText(value),
            MemberKind.Integer => Integer(text is null ? value : Number(text)),
            MemberKind.Float => text is null ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : Number(text),
            MemberKind.Flag => Flag(value, text),
            _ => FromJson(ParseJson(text ?? Cast.ToText(value)), null),
        };
    }

    /// <summary>A value of JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="current">What the member holds: a map is merged into one, and null leaves it as it is.</param>
    /// <exception cref="FormatException">The member does not take it.</exception>
    public object? FromJson(object? value, object? current) => (Kind, value) switch
    {
        (_, null) => IsNullable || Kind == MemberKind.Model ? null : current ?? Empty(),
        (MemberKind.Text, string) or (MemberKind.Flag, bool) or (MemberKind.Integer, long) => value,
        (MemberKind.Integer, double number) => Integer(number),
        (MemberKind.Float, long or double) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        (MemberKind.List, IReadOnlyList<object?>) => value,
        (MemberKind.Map, IReadOnlyDictionary<string, object?> map) => Merge(current as IReadOnlyDictionary<string, object?>, map),
        (MemberKind.Model, IReadOnlyDictionary<string, object?> map) when Shape is not null => Shape.Fill(map, current as IReadOnlyDictionary<string, object?>),
        (MemberKind.Model, IReadOnlyDictionary<string, object?> map) => map,
        _ => throw Refused(PlainJson.Text(value)),
    };

    /// <summary>A value that a script assigns: it is converted as scripts do it themselves.</summary>
    /// <exception cref="FormatException">The member does not take it: it is a list or a map, and the value is none.</exception>
    public object? FromScript(object? value) => (Kind, value) switch
    {
        (_, null) => IsNullable ? null : Empty(),
        (MemberKind.Text, _) => value as string ?? Cast.ToText(value),
        (MemberKind.Flag, string text) => text.Length > 0,
        (MemberKind.Flag, double.NaN) => false,
        (MemberKind.Flag, long or double) => Cast.ToNumber(value) != 0,
        (MemberKind.Flag, _) => value as bool? ?? true,
        (MemberKind.Float, _) => Cast.ToNumber(value),
        (MemberKind.Integer, _) => value is long ? value : Whole(Cast.ToNumber(value)),
        _ => FromJson(value, null),
    };

    /// <summary>The values of a field of a form.</summary>
    /// <exception cref="FormatException">The member does not take them.</exception>
    public object? FromForm(IReadOnlyList<string> values) => Kind switch
    {
        MemberKind.Text => values[0],
        MemberKind.Integer => values[0].Length == 0 ? 0L : Integer(Number(values[0])),
        MemberKind.Float => values[0].Length == 0 ? 0d : Number(values[0]),
        MemberKind.Flag => values[0].Length != 0 && Flag(values[0], values[0]),
        MemberKind.List => values.Cast<object?>().ToList(),
        _ => FromJson(ParseJson(values[0]), null),
    };

    /// <summary>What it is when it is not null.</summary>
    public object? Empty() => Kind switch
    {
        MemberKind.Text => "",
        MemberKind.Integer => 0L,
        MemberKind.Float => 0d,
        MemberKind.Flag => false,
        MemberKind.List => new List<object?>(),
        MemberKind.Map => new Dictionary<string, object?>(StringComparer.Ordinal),
        _ => null,
    };

    private static Dictionary<string, object?> Merge(IReadOnlyDictionary<string, object?>? current, IReadOnlyDictionary<string, object?> map)
    {
        var merged = new Dictionary<string, object?>(current ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        foreach (var (key, value) in map) merged[key] = value;
        return merged;
    }

    private long Integer(object value) => value switch
    {
        long number => number,
        double number when number % 1 == 0 && Math.Abs(number) < long.MaxValue => (long)number,
        _ => throw Refused(Cast.ToText(value)),
    };

    private static long Whole(double number) => double.IsFinite(number) && Math.Abs(number) < long.MaxValue ? (long)number : 0;

    private double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Refused(text);

    private bool Flag(object value, string? text) => (value, text) switch
    {
        (long number, _) when number is 0 or 1 => number == 1,
        (_, "1" or "t" or "T" or "true" or "TRUE" or "True") => true,
        (_, "0" or "f" or "F" or "false" or "FALSE" or "False") => false,
        _ => throw Refused(text ?? Cast.ToText(value)),
    };

    private object? ParseJson(string text)
    {
        try
        {
            return PlainJson.Parse(text);
        }
        catch (JsonException)
        {
            throw Refused(text);
        }
    }

    private FormatException Refused(string value) => new($"{Name} can't take {value}");
}
