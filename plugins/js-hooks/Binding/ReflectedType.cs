using System.Reflection;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>The table of a type that nobody has written one for: its public properties, by the usual names.</summary>
internal static class ReflectedType
{
    public static HostType For(Type type)
    {
        var table = new HostType<object>(type.Name);
        if (typeof(Exception).IsAssignableFrom(type) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return table;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetMethod is null) continue;
            table.Property(ScriptNames.Of(property.Name), property.GetValue, Setter(property));
        }

        return table;
    }

    private static Action<object, CallArguments>? Setter(PropertyInfo property)
    {
        if (property.SetMethod is not { IsPublic: true } setter || IsInitOnly(setter)) return null;
        return (target, a) => property.SetValue(target, a.To(0, property.PropertyType));
    }

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
