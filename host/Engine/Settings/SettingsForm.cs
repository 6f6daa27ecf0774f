using System.Text.Json.Serialization.Metadata;
using Holdall.Http;

namespace Holdall.Engine.Settings;

/// <summary>Settings from a form: texts become what the members are, <c>group.member</c> names nested ones.</summary>
internal static class SettingsForm
{
    /// <param name="form">The form, converted as the getters ask.</param>
    /// <param name="values">The same form with free values: what came as JSON inside it stays as it is.</param>
    public static Dictionary<string, object?> Read(FixedBody form, IDictionary<string, object?> values)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in SettingsShape.Complete.Properties)
        {
            if (values.TryGetValue(property.Name, out var value) && value is IReadOnlyDictionary<string, object?>) body[property.Name] = value;
            else if (form.Has(property.Name)) body[property.Name] = ReadMember(property, form);
        }

        return body;
    }

    private static object? ReadMember(JsonPropertyInfo property, FixedBody form) => property.PropertyType switch
    {
        var type when type == typeof(string) => form.GetString(property.Name),
        var type when type == typeof(bool) => form.GetBool(property.Name),
        var type when type == typeof(int) || type == typeof(long) => (double)form.GetInteger(property.Name),
        var type when type == typeof(IReadOnlyList<string>) => form.GetStrings(property.Name).ToList<object?>(),
        _ => ReadGroup(property, form),
    };

    private static Dictionary<string, object?> ReadGroup(JsonPropertyInfo property, FixedBody form)
    {
        var group = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (form.GetObject(property.Name) is not { } values) return group;
        var inner = new FixedBody(values, isForm: true);
        foreach (var member in property.Options.GetTypeInfo(property.PropertyType).Properties)
        {
            if (inner.Has(member.Name)) group[member.Name] = ReadMember(member, inner);
        }

        return group;
    }
}
