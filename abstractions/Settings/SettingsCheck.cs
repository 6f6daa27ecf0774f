using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Holdall.Settings;

/// <summary>
/// Compares a section of the configuration with the type that it is bound to. Binding alone tells of a wrong value by an exception for programmers, and takes
/// no notice of a list where there should be a number.
/// </summary>
internal static class SettingsCheck
{
    /// <exception cref="SettingsException">Something in it can't be; it tells all that can't.</exception>
    public static void ThrowIfWrong(IConfigurationSection section, Type type)
    {
        // Looking at types costs each start some milliseconds.
        if (!section.Exists()) return;
        string[] wrong = [.. OfObject(section, type)];
        if (wrong.Length > 0) throw new SettingsException(string.Join(' ', wrong));
    }

    private static IEnumerable<string> OfObject(IConfigurationSection section, Type type)
    {
        if (TakesAnything(type)) return [];
        if (section.Value is { Length: > 0 } text) return [Sentence(section, "an object of JSON", text)];
        const BindingFlags Any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
        return section.GetChildren().SelectMany(child => type.GetProperty(child.Key, Any) is { } property ? OfProperty(child, property) : []);
    }

    private static IEnumerable<string> OfProperty(IConfigurationSection section, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (SettingKind.IsOf(type)) return property.CanWrite ? OfValue(section, SettingKind.Of(property)) : [];
        if (TakesAnything(type) || !type.IsAssignableTo(typeof(IEnumerable))) return OfObject(section, type);
        var isList = IsList(type);
        if (section.Value is { Length: > 0 } text) return [Sentence(section, isList ? "a list of JSON" : "an object of JSON", text)];
        var elements = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().LastOrDefault(typeof(object));
        return section.GetChildren().SelectMany(child => OfElement(child, elements, isList));
    }

    private static IEnumerable<string> OfElement(IConfigurationSection section, Type type, bool isList)
    {
        if (isList && !section.Key.All(char.IsAsciiDigit)) return [$"{Place(section)} stands in a list, where nothing has a name."];
        return SettingKind.IsOf(type) ? OfValue(section, new SettingKind(type, [])) : OfObject(section, type);
    }

    private static IEnumerable<string> OfValue(IConfigurationSection section, SettingKind kind)
    {
        if (section.GetChildren().Any()) yield return $"{Place(section)} must be {kind.Allowed}, not a list or an object.";
        // What is null is as if it were not there.
        else if (section.Value is { } text && !kind.Fits(text)) yield return Sentence(section, kind.Allowed, text);
    }

    /// <summary>Bytes are written as a text in Base64.</summary>
    private static bool TakesAnything(Type type) => type == typeof(object) || type == typeof(byte[]) || type.IsAssignableTo(typeof(IConfiguration));

    private static bool IsList(Type type) =>
        !type.GetInterfaces().Append(type).Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() is var open
            && (open == typeof(IDictionary<,>) || open == typeof(IReadOnlyDictionary<,>)));

    private static string Sentence(IConfigurationSection section, string allowed, string value) => WrongSetting.Sentence(Place(section), allowed, value);

    private static string Place(IConfigurationSection section) => section.Path.Replace(':', '.');
}
