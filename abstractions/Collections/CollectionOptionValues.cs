using System.Text.Json;

namespace Holdall.Collections;

/// <summary>
/// The options of plugins that a collection has set: those of plugins that run as objects, the others as the JSON that was stored, which is kept.
/// </summary>
internal sealed class CollectionOptionValues
{
    public static readonly CollectionOptionValues None = new([]);

    private readonly Dictionary<string, object> _values;

    private CollectionOptionValues(Dictionary<string, object> values) => _values = values;

    public bool IsEmpty => _values.Count == 0;

    public static CollectionOptionValues Of(IReadOnlyCollection<KeyValuePair<string, object>> values) =>
        values.Count == 0 ? None : new CollectionOptionValues(values.ToDictionary(StringComparer.Ordinal));

    public TOptions Get<TOptions>(CollectionOption<TOptions> option) where TOptions : class, new() =>
        _values.Count > 0 && _values.TryGetValue(option.Name, out var value) && value is TOptions options ? options : option.DefaultOptions;

    /// <summary>The value of an option, or null when it is not set.</summary>
    public object? Find(string name) => _values.GetValueOrDefault(name);

    /// <param name="name">The name of the option.</param>
    /// <param name="value">Its value; null = not set.</param>
    public CollectionOptionValues With(string name, object? value)
    {
        var values = new Dictionary<string, object>(_values, StringComparer.Ordinal);
        if (value is null) values.Remove(name);
        else values[name] = value;
        return Of(values);
    }

    /// <summary>Writes the options as members, in the byte order of their names.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="withKept">Whether also those of plugins that do not run.</param>
    public void WriteTo(Utf8JsonWriter writer, bool withKept)
    {
        foreach (var (name, value) in _values.OrderBy(static item => item.Key, StringComparer.Ordinal))
        {
            var kept = value as JsonElement?;
            if (kept is not null && !withKept) continue;
            writer.WritePropertyName(name);
            if (kept is { } json) json.WriteTo(writer);
            else CollectionOption.Write(writer, value);
        }
    }
}
