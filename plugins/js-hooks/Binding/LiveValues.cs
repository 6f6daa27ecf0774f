using System.Collections;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>
/// Lists and maps of the host that a running script has in its hands, as arrays and objects of its own. What it changes there is carried back before
/// the host goes on, and what the host changes is shown afterwards.
/// </summary>
internal sealed class LiveValues(ScriptEngine engine)
{
    private readonly Dictionary<object, LiveValue> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(object, string), LiveValue> _members = [];

    public JsValue ListOf(IList list)
    {
        if (list.IsReadOnly || list.IsFixedSize) return ScriptValues.Array(engine, list);
        if (_known.TryGetValue(list, out var known)) return known.Refresh();
        return (_known[list] = new LiveList(engine, list)).Refresh();
    }

    public JsValue MapOf(IDictionary map)
    {
        if (_known.TryGetValue(map, out var known)) return known.Refresh();
        return (_known[map] = new LiveMap(engine, map)).Refresh();
    }

    /// <summary>Something of another kind that is carried back and shown like lists and maps.</summary>
    public JsValue Of((object Owner, string Member) key, Func<LiveValue> make)
    {
        if (_members.TryGetValue(key, out var known)) return known.Refresh();
        return (_members[key] = make()).Refresh();
    }

    /// <summary>Carries what the script has changed to the host.</summary>
    public void Flush()
    {
        if (_known.Count + _members.Count == 0) return;
        foreach (var value in All()) value.Flush();
    }

    /// <summary>Shows the script what the host has changed.</summary>
    public void Refresh()
    {
        foreach (var value in All()) value.Refresh();
    }

    /// <summary>Forgets all: the call is over.</summary>
    public void Clear()
    {
        _known.Clear();
        _members.Clear();
    }

    /// <summary>A copy: carrying one of them may bring further ones.</summary>
    private LiveValue[] All() => [.. _known.Values, .. _members.Values];
}
