using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Values that all scripts share, for as long as the process runs. No lock is held while functions of scripts run.</summary>
internal sealed class ScriptStore
{
    public static readonly HostType<ScriptStore> Table = new HostType<ScriptStore>("Store")
        .Method("get", (store, a) => store.Get(a.Text(0)))
        .Method("getOk", (store, a) => new List<object?> { store.Get(a.Text(0)), store.Has(a.Text(0)) })
        .Action("set", (store, a) => store.Set(a.Text(0), Kept(a.Value(1))))
        .Action("setFunc", (store, a) => store.Change(a.Text(0), a.Callback(1)))
        .Method("getOrSet", (store, a) => store.GetOrSet(a.Text(0), a.Callback(1)))
        .Method("setIfLessThanLimit", (store, a) => store.SetIfFewer(a.Text(0), Kept(a.Value(1)), a.Integer(2)))
        .Method("has", (store, a) => store.Has(a.Text(0)))
        .Action("remove", (store, a) => store.Remove(a.Text(0)))
        .Action("removeAll", (store, _) => store.Reset([]))
        .Action("reset", (store, a) => store.Reset(a.Map(0)))
        .Method("getAll", store => store.All())
        .Method("keys", store => store.All().Keys.ToList())
        .Method("values", store => store.All().Values.ToList())
        .Method("length", store => store.All().Count);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _changes = new(StringComparer.Ordinal);

    public object? Get(string key)
    {
        lock (_lock) return _values.GetValueOrDefault(key);
    }

    public void Set(string key, object? value)
    {
        lock (_lock) Put(key, value);
    }

    private void Put(string key, object? value)
    {
        _values[key] = value;
        _changes[key] = _changes.GetValueOrDefault(key) + 1;
    }

    private bool Has(string key)
    {
        lock (_lock) return _values.ContainsKey(key);
    }

    private void Remove(string key)
    {
        lock (_lock)
        {
            if (_values.Remove(key)) _changes[key] = _changes.GetValueOrDefault(key) + 1;
        }
    }

    private void Reset(Dictionary<string, object?> values)
    {
        lock (_lock)
        {
            _values.Clear();
            foreach (var (key, value) in values) Put(key, Kept(value));
        }
    }

    private Dictionary<string, object?> All()
    {
        lock (_lock) return new Dictionary<string, object?>(_values, StringComparer.Ordinal);
    }

    private void Change(string key, ScriptCallback? change)
    {
        if (change is null) throw new ScriptException("setFunc needs a function");
        while (true)
        {
            object? before;
            long changes;
            lock (_lock) (before, changes) = (_values.GetValueOrDefault(key), _changes.GetValueOrDefault(key));
            var after = Kept(change.Invoke(before));
            lock (_lock)
            {
                // Somebody else may have changed it meanwhile, and the function has to see that.
                if (_changes.GetValueOrDefault(key) != changes) continue;
                Put(key, after);
                return;
            }
        }
    }

    private object? GetOrSet(string key, ScriptCallback? make)
    {
        if (make is null) throw new ScriptException("getOrSet needs a function");
        lock (_lock)
        {
            if (_values.TryGetValue(key, out var known)) return known;
        }

        var made = Kept(make.Invoke());
        lock (_lock)
        {
            if (_values.TryGetValue(key, out var known)) return known;
            Put(key, made);
            return made;
        }
    }

    private bool SetIfFewer(string key, object? value, long limit)
    {
        lock (_lock)
        {
            if (!_values.ContainsKey(key) && _values.Count >= limit) return false;
            Put(key, value);
            return true;
        }
    }

    /// <summary>What outlives the engine that it comes from.</summary>
    private static object? Kept(object? value) => value switch
    {
        ScriptCollection collection => collection.ToCollection(),
        ScriptSettings settings => settings.ToSettings(),
        ScriptCallback => throw new ScriptException("a function can't be stored: it belongs to the context that made it"),
        _ => value,
    };
}
