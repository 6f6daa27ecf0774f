using System.Reflection;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>The table of a type that nobody has written one for: its public properties, by the usual names.</summary>
internal static class ReflectedType
{
    /// <summary>What scripts have by other means.</summary>
    private static readonly string[] Ours = [nameof(HookEvent.Aborted), nameof(RequestEvent.Request)];

    public static HostType For(Type type, HostType? parent)
    {
        var table = new HostType<object>(type.Name, parent);
        if (typeof(Exception).IsAssignableFrom(type) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return table;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetMethod is null || Ours.Contains(property.Name)) continue;
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
