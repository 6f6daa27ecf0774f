using System.Collections;
using System.Globalization;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Gives values of scripts the type that a property of the host has.</summary>
internal static class HostConversion
{
    public static object? To(object? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null) return type == typeof(string) ? "" : plain == type && type.IsValueType ? Activator.CreateInstance(type) : null;
        if (plain.IsInstanceOfType(value)) return value;
        if (value is ScriptCollection collection && plain == typeof(Collection)) return collection.ToCollection();
        if (plain == typeof(string)) return Cast.ToText(value);
        if (plain == typeof(bool)) return Cast.ToBool(value);
        if (plain == typeof(TimeSpan)) return TimeSpan.FromTicks((long)(Cast.ToNumber(value) / 100));
        if (plain.IsPrimitive) return Convert.ChangeType(Cast.ToNumber(value), plain, CultureInfo.InvariantCulture);
        if (value is IEnumerable items && ElementOf(plain) is { } element) return ListOf(items, element);
        return JsonSerializer.Deserialize(Cast.Serialize(value), plain, Lenient.Options);
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? element : null;

    private static object ListOf(IEnumerable items, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items) list.Add(To(item, element));
        return list;
    }
}
