using System.Collections.Concurrent;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>All tables, by the type of their objects.</summary>
internal sealed class HostTypes
{
    private readonly Dictionary<Type, HostType> _tables = [];
    private readonly ConcurrentDictionary<Type, HostType> _found = [];

    public HostTypes(IEnumerable<HostType> tables)
    {
        foreach (var table in tables) _tables[table.Target] = table;
    }

    /// <summary>The table for objects of a type: its own, that of the nearest base type, or that of an interface. Without any: its public properties.</summary>
    public HostType Of(Type type) => _found.GetOrAdd(type, Search);

    /// <summary>Whether somebody has written a table for exactly this type.</summary>
    public bool Has(Type type) => _tables.ContainsKey(type);

    private HostType Search(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (_tables.TryGetValue(t, out var table)) return table;
        }

        foreach (var contract in type.GetInterfaces())
        {
            if (_tables.TryGetValue(contract, out var table)) return table;
        }

        return ReflectedType.For(type);
    }
}
