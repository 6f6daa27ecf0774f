using System.Globalization;

namespace Holdall.Plugins.JsHooks.Commands;

/// <summary>What values a flag of a command takes.</summary>
/// <param name="Name">How scripts name it: <c>flags.int(…)</c>, <c>flags.getInt(…)</c>.</param>
/// <param name="ValueName">What the help calls a value; null = it has none.</param>
/// <param name="Default">Reads what it is when it is not given.</param>
/// <param name="Check">Says what is wrong with a value; null = nothing.</param>
/// <param name="Read">What scripts get of the values that were given, one or more.</param>
internal sealed record FlagKind(
    string Name, string? ValueName, Func<CallArguments, int, object> Default, Func<string, string?> Check, Func<IReadOnlyList<string>, object> Read)
{
    public static readonly IReadOnlyList<FlagKind> All =
    [
        new("bool", null, (a, i) => a.Flag(i), _ => null, values => values[^1] == "true"),
        new("string", "text", (a, i) => a.Text(i), _ => null, values => values[^1]),
        Integer("int"),
        Integer("int64"),
        new(
            "float64", "number", (a, i) => a.Number(i), text => IsNumber(text, out _) ? null : "it is no number",
            values => IsNumber(values[^1], out var n) ? n : 0),
        new("duration", "duration", (a, i) => a.Integer(i), CheckDuration, values => GoDuration.Parse(values[^1]) ?? 0),
        new("stringSlice", "texts", Texts, _ => null, values => values.SelectMany(v => v.Split(',')).ToList()),
        new("stringArray", "text", Texts, _ => null, values => values.ToList()),
    ];

    /// <summary>The name of what reads it.</summary>
    public string Getter => "get" + char.ToUpperInvariant(Name[0]) + Name[1..];

    /// <summary>A default as the help shows it; empty for one that says nothing.</summary>
    public static string TextOf(object value) => value switch
    {
        false or 0L or 0d or "" => "",
        true => "true",
        string text => $"\"{text}\"",
        List<string> texts => texts.Count == 0 ? "" : $"[{string.Join(',', texts)}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static FlagKind Integer(string name) => new(
        name, "int", (a, i) => a.Integer(i), text => IsInteger(text, out _) ? null : "it is no whole number",
        values => IsInteger(values[^1], out var n) ? n : 0);

    private static bool IsInteger(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool IsNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string? CheckDuration(string text) => GoDuration.Parse(text) is null ? "it is no duration such as 1h30m" : null;

    private static List<string> Texts(CallArguments a, int i) => a.List(i).Select(item => Values.Cast.ToText(item)).ToList();
}
