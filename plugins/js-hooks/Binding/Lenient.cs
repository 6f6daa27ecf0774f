using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>How plain objects of scripts become objects of the host: members that are missing, or null, have the zero value of their type.</summary>
internal static class Lenient
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } },
    };

    private static void RequireNothing(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var member in type.Properties) member.IsRequired = false;
        type.OnDeserialized = made => FillIn(type, made);
    }

    private static void FillIn(JsonTypeInfo type, object made)
    {
        foreach (var member in type.Properties)
        {
            if (member is { Get: { } get, Set: { } set, IsSetNullable: false } && get(made) is null && ZeroOf(member.PropertyType) is { } zero) set(made, zero);
        }
    }

    private static object? ZeroOf(Type type)
    {
        if (type == typeof(string)) return "";
        if (!type.IsGenericType) return null;
        var arguments = type.GetGenericArguments();
        var made = arguments.Length == 2 ? typeof(Dictionary<,>).MakeGenericType(arguments) : typeof(List<>).MakeGenericType(arguments);
        return type.IsAssignableFrom(made) ? Activator.CreateInstance(made) : null;
    }
}
