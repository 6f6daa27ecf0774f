using System.Globalization;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;
using Holdall.Values;

namespace Holdall.Engine.Filters.Sql;

/// <summary>
/// The values of placeholders such as <c>{:email}</c>. They are bound, never written into the expression, so no value can change
/// what it means.
/// </summary>
internal sealed class FilterParameters(IReadOnlyList<(string Name, object? Value)>? values)
{
    public static readonly FilterParameters None = new(null);

    /// <exception cref="FilterException">There is no value of that name.</exception>
    public Operand Get(PlaceholderNode node)
    {
        if (!TryFind(node.Name, out var value)) throw FilterException.Unexpected('{');
        return value switch
        {
            null => Operand.Null,
            true => Operand.True,
            false => Operand.False,
            _ when IsNumber(value) => Operand.Parameter(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            _ => Operand.Parameter(Text(value)),
        };
    }

    /// <summary>FilterParameters inside of a quoted text are replaced by what would be written for them.</summary>
    public string Expand(string text)
    {
        if (values is null || !text.Contains("{:", StringComparison.Ordinal)) return text;
        var expanded = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text.AsSpan(i).StartsWith("{:") ? text.IndexOf('}', i) : -1;
            if (end < 0 || !TryFind(text[(i + 2)..end], out var value))
            {
                expanded.Append(text[i]);
                continue;
            }

            expanded.Append(value is null ? "null" : value is bool || IsNumber(value) ? Cast.ToText(value) : "\"" + Text(value) + "\"");
            i = end;
        }

        return expanded.ToString();
    }

    /// <summary>The string form of a value, or its JSON if that is empty; so an empty text becomes two quotes.</summary>
    private static string Text(object value) => value switch
    {
        DateTime => Cast.ToDate(value),
        JsonText json => json.Text,
        string or DateTimeOffset when Cast.ToText(value) is { Length: > 0 } text => text,
        _ => Cast.Serialize(value),
    };

    private static bool IsNumber(object value) => value is double or int or long or float or decimal or short or byte or uint or ulong or ushort or sbyte;

    private bool TryFind(string name, out object? value)
    {
        foreach (var (known, found) in values ?? [])
        {
            if (known != name) continue;
            value = found;
            return true;
        }

        value = null;
        return false;
    }
}
