using System.Globalization;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>The values of the placeholders of a statement, by name.</summary>
internal sealed class SqlValues : Dictionary<string, object?>
{
    public SqlValues() : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Adds a value under a name of its own and returns its placeholder.</summary>
    public string Add(object? value)
    {
        var number = Count;
        string name;
        do name = "p" + (number++).ToString(CultureInfo.InvariantCulture);
        while (ContainsKey(name));
        this[name] = value;
        return "{:" + name + "}";
    }

    public void Set(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values) this[name] = value;
    }
}
