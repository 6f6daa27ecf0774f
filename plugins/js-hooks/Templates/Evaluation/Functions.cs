using System.Collections;
using Holdall.Plugins.JsHooks.Templates.Escaping;

namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary>The functions that every template knows.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<IReadOnlyList<object?>, object?>> Known = new(StringComparer.Ordinal)
    {
        ["not"] = values => !Comparison.IsTrue(Only(values, "not")),
        ["len"] = values => (long)Length(Only(values, "len")),
        ["index"] = Index,
        ["slice"] = Slice,
        ["html"] = values => HtmlEscaping.Predefined(values),
        ["js"] = values => JsEscaping.Predefined(GoPrint.Join(values)),
        ["urlquery"] = values => Uri.EscapeDataString(GoPrint.Join(values)).Replace("%20", "+", StringComparison.Ordinal),
        ["print"] = GoPrint.Join,
        ["println"] = GoPrint.Line,
        ["printf"] = values => GoFormat.Format(Only([.. values.Take(1)], "printf") as string ?? throw Wrong("printf"), [.. values.Skip(1)]),
        ["eq"] = values => Comparison.Equal(values),
        ["ne"] = values => values.Count == 2 ? !Comparison.Equal(values) : throw Wrong("ne"),
        ["lt"] = values => Comparison.Compare(values) < 0,
        ["le"] = values => Comparison.Compare(values) <= 0,
        ["gt"] = values => Comparison.Compare(values) > 0,
        ["ge"] = values => Comparison.Compare(values) >= 0,
        ["raw"] = values => new RawHtml(GoPrint.Join([Only(values, "raw") ?? ""])),
        ["call"] = _ => throw new TemplateException("call of a value that is no function"),
    };

    /// <summary>Their names; <c>and</c> and <c>or</c> look at their arguments one by one and belong to the evaluator.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(Known.Keys, StringComparer.Ordinal) { "and", "or" };

    public static object? Call(string name, IReadOnlyList<object?> values) =>
        Known.TryGetValue(name, out var function) ? function(values) : throw new TemplateException($"functions of a script can't be called: {name}");

    private static object? Only(IReadOnlyList<object?> values, string name) => values.Count == 1 ? values[0] : throw Wrong(name);

    private static TemplateException Wrong(string name) => new($"wrong number or type of args for {name}");

    private static int Length(object? value) => value switch
    {
        string text => System.Text.Encoding.UTF8.GetByteCount(text),
        ICollection list => list.Count,
        IReadOnlyCollection<KeyValuePair<string, object?>> map => map.Count,
        _ => throw new TemplateException("len of a value that has no length"),
    };

    private static object? Index(IReadOnlyList<object?> values)
    {
        var item = values.Count > 0 ? values[0] : throw Wrong("index");
        foreach (var index in values.Skip(1))
        {
            item = (item, index) switch
            {
                (IReadOnlyDictionary<string, object?> map, string key) => map.GetValueOrDefault(key),
                (IList list, long at) when at >= 0 && at < list.Count => list[(int)at],
                (string text, long at) when at >= 0 && at < System.Text.Encoding.UTF8.GetByteCount(text) => (long)System.Text.Encoding.UTF8.GetBytes(text)[at],
                (IList or string, long at) => throw new TemplateException($"index out of range: {at}"),
                (null, _) => throw new TemplateException("index of untyped nil"),
                _ => throw new TemplateException("can't index a value of this type"),
            };
        }

        return item;
    }

    private static object? Slice(IReadOnlyList<object?> values)
    {
        if (values.Count is < 1 or > 3) throw Wrong("slice");
        var bytes = values[0] is string text ? System.Text.Encoding.UTF8.GetBytes(text) : null;
        var list = values[0] as IList ?? bytes ?? throw new TemplateException("can't slice a value of this type");
        var start = Bound(values, 1, 0);
        var end = Bound(values, 2, list.Count);
        if (start > end || end > list.Count) throw new TemplateException("slice bounds out of range");
        return bytes is not null
            ? System.Text.Encoding.UTF8.GetString(bytes, start, end - start)
            : list.Cast<object?>().Skip(start).Take(end - start).ToList();
    }

    private static int Bound(IReadOnlyList<object?> values, int at, int missing) => values.Count <= at
        ? missing
        : values[at] is long number and >= 0 and <= int.MaxValue ? (int)number : throw new TemplateException("slice bounds out of range");
}
