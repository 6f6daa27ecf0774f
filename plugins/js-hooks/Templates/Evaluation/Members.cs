namespace Holdall.Plugins.JsHooks.Templates.Evaluation;

/// <summary>Reads <c>.a.b</c>.</summary>
internal static class Members
{
    /// <summary>A key that a map does not have. It reads as nothing at every level, unlike one that holds null.</summary>
    private static readonly object Missing = new();

    /// <summary>Reads one member after the other; the last one takes the arguments.</summary>
    public static object? Read(object? value, IReadOnlyList<string> names, IReadOnlyList<object?> arguments)
    {
        if (value is null && names.Count > 0) return null;
        for (var i = 0; i < names.Count; i++) value = Read(value, names[i], i == names.Count - 1 ? arguments : []);
        if (names.Count == 0 && arguments.Count > 0) throw new TemplateException("can't give argument to non-function");
        return ReferenceEquals(value, Missing) ? null : value;
    }

    private static object? Read(object? value, string name, IReadOnlyList<object?> arguments)
    {
        switch (value)
        {
            case ITemplateObject host:
                return host.TryRead(name, arguments, out var member) ? member : throw new TemplateException($"can't evaluate field {name}");
            case IReadOnlyDictionary<string, object?> map:
                if (arguments.Count > 0) throw new TemplateException($"{name} is not a method but has arguments");
                return map.TryGetValue(name, out var item) ? item : Missing;
            case null:
                throw new TemplateException($"nil pointer evaluating {name}");
            default:
                return ReferenceEquals(value, Missing) ? Missing : throw new TemplateException($"can't evaluate field {name} in {GoPrint.Text(value)}");
        }
    }
}
