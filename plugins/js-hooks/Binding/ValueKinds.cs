using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Gives values that a script has assigned the kinds of those that they replace: a number assigned to a text becomes text. Null stays null: a rule
/// that is null is not one that is empty.</summary>
internal static class ValueKinds
{
    /// <param name="value">What the script has assigned.</param>
    /// <param name="former">What was there, or the default of it; null = nobody knows.</param>
    public static object? As(object? value, object? former) => (former, value) switch
    {
        (string, string) or (bool, bool) or (long or double, long or double) => value,
        (string, long or double or bool) => Cast.ToText(value),
        (bool, string text) => text.Length > 0,
        (bool, long or double) => Cast.ToNumber(value) != 0,
        (long or double, string or bool) => Number(value),
        (IReadOnlyDictionary<string, object?> members, IReadOnlyDictionary<string, object?> map) => Members(map, members),
        _ => value,
    };

    /// <summary>As <see cref="As"/>, for each member.</summary>
    public static Dictionary<string, object?> Members(IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, object?> formers)
    {
        var made = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values) made[name] = As(value, formers.GetValueOrDefault(name));
        return made;
    }

    /// <summary>A number that is whole as a whole one: not every member takes a fraction.</summary>
    public static object Number(object? value)
    {
        var number = Cast.ToNumber(value);
        return number % 1 == 0 && Math.Abs(number) < long.MaxValue ? (long)number : number;
    }
}
