using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Values;

namespace Holdall.Engine.Json;

/// <summary>Looks for numbers such as <c>5.0</c> and <c>1e2</c> where whole ones belong: they are read by their spelling, not by their value.</summary>
internal static class WholeNumbers
{
    /// <summary>Looks at what a client sent for an object of this type.</summary>
    /// <exception cref="JsonException">There is such a number.</exception>
    public static void Check(JsonTypeInfo type, IEnumerable<KeyValuePair<string, object?>> body)
    {
        var fractions = (body as JsonMembers)?.Fractions ?? [];
        foreach (var (key, value) in body)
        {
            if (JsonMerge.FindMember(type, key) is not { } property) continue;
            if (value is double && IsWhole(property.PropertyType) && fractions.Contains(key)) throw new JsonException("It is no whole number.", "$." + key, null, null);
            CheckInner(property.Options.GetTypeInfo(property.PropertyType), value);
        }
    }

    private static void CheckInner(JsonTypeInfo type, object? value)
    {
        switch (type.Kind, value)
        {
            case (JsonTypeInfoKind.Object, IEnumerable<KeyValuePair<string, object?>> members):
                Check(type, members);
                break;
            case (JsonTypeInfoKind.Enumerable, List<object?> items):
                var item = type.Options.GetTypeInfo(type.ElementType!);
                foreach (var entry in items) CheckInner(item, entry);
                break;
        }
    }

    private static bool IsWhole(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { } number && (number == typeof(int) || number == typeof(long));
}
