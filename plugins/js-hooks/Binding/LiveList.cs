using System.Collections;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A list of the host as an array.</summary>
internal sealed class LiveList(ScriptEngine engine, IList list) : LiveArray(engine)
{
    private readonly Type _element = ElementOf(list.GetType());

    protected override int Count => list.Count;

    protected override object? this[int i] => list[i];

    protected override void Put(IReadOnlyList<object?> items)
    {
        list.Clear();
        foreach (var item in items) list.Add(HostConversion.To(item, _element));
    }

    private static Type ElementOf(Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IList<>)) return contract.GetGenericArguments()[0];
        }

        return typeof(object);
    }
}
