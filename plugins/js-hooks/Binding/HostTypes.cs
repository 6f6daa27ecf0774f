using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Requests;
using Holdall.Settings;
using Holdall.Values;

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

    /// <summary>All tables that somebody has written.</summary>
    public IReadOnlyCollection<HostType> All => _tables.Values;

    /// <summary>The table for objects of a type: its own, that of the nearest base type, or that of an interface. Without any: its public properties.</summary>
    public HostType Of(Type type) => _found.GetOrAdd(type, Search);

    /// <summary>
    /// What scripts get in place of an object of the host that is no good for them, such as one that can't be changed; null: the object itself.
    /// </summary>
    public static object? Substitute(object value) => value switch
    {
        Collection collection => new ScriptCollection(collection),
        AppSettings settings => new ScriptSettings(settings),
        RequestInfo info => new ScriptRequestInfo(info),
        GeoPoint point => new Point(point),
        _ => null,
    };

    /// <summary>Whether somebody has written a table for exactly this type.</summary>
    public bool Has(Type type) => _tables.ContainsKey(type);

    private HostType Search(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (_tables.TryGetValue(t, out var table)) return t == type || !typeof(HookEvent).IsAssignableFrom(t) ? table : ReflectedType.For(type, table);
        }

        foreach (var contract in type.GetInterfaces())
        {
            if (_tables.TryGetValue(contract, out var table)) return table;
        }

        return ReflectedType.For(type, null);
    }
}
