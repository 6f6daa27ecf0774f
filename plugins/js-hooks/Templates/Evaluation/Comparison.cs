using System.Collections;

namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary>What <c>eq</c>, <c>lt</c> and so on compare.</summary>
internal static class Comparison
{
    /// <summary>Whether the first value equals one of the others.</summary>
    public static bool Equal(IReadOnlyList<object?> values)
    {
        if (values.Count < 2) throw new TemplateException("missing argument for comparison");
        for (var i = 1; i < values.Count; i++)
        {
            if (Equal(values[0], values[i])) return true;
        }

        return false;
    }

    public static int Compare(IReadOnlyList<object?> values)
    {
        if (values.Count != 2) throw new TemplateException("wrong number of args for comparison");
        return (Plain(values[0]), Plain(values[1])) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (long a, long b) => a.CompareTo(b),
            (long or double, long or double) => Convert.ToDouble(values[0], null).CompareTo(Convert.ToDouble(values[1], null)),
            _ => throw new TemplateException("incompatible types for comparison"),
        };
    }

    /// <summary>Whether a condition holds: everything but nil, false, 0 and what is empty.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        long number => number != 0,
        double number => number != 0,
        RawHtml html => html.Text.Length > 0,
        ICollection list => list.Count > 0,
        IReadOnlyCollection<KeyValuePair<string, object?>> map => map.Count > 0,
        _ => true,
    };

    private static bool Equal(object? a, object? b) => (Plain(a), Plain(b)) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string x, string y) => x == y,
        (bool x, bool y) => x == y,
        (long x, long y) => x == y,
        (long or double, long or double) => Convert.ToDouble(a, null).Equals(Convert.ToDouble(b, null)),
        (ICollection, _) or (_, ICollection) => throw new TemplateException("non-comparable type"),
        _ => throw new TemplateException("incompatible types for comparison"),
    };

    private static object? Plain(object? value) => value switch
    {
        RawHtml html => html.Text,
        ITemplateObject host => host.ToPlain(),
        _ => value,
    };
}
