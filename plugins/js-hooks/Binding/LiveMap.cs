using System.Collections;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A map of the host as an object.</summary>
internal sealed class LiveMap(ScriptEngine engine, IDictionary map) : LiveValue
{
    private readonly Type _value = map.GetType().GetGenericArguments() is [_, var value] ? value : typeof(object);
    private readonly JsObject _object = new(engine.Engine);
    private readonly Dictionary<string, object?> _host = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsValue> _script = new(StringComparer.Ordinal);

    public override JsValue Refresh()
    {
        foreach (DictionaryEntry entry in map)
        {
            var key = (string)entry.Key;
            if (_host.TryGetValue(key, out var shown) && Equals(shown, entry.Value)) continue;
            _host[key] = entry.Value;
            _object.Set(key, _script[key] = engine.ToScript(entry.Value));
        }

        if (_host.Count == map.Count) return _object;
        foreach (var key in _host.Keys.Where(key => !map.Contains(key)).ToArray())
        {
            _host.Remove(key);
            _script.Remove(key);
            _object.Delete(key);
        }

        return _object;
    }

    public override void Flush()
    {
        var kept = 0;
        foreach (var (name, descriptor) in _object.GetOwnProperties())
        {
            if (!descriptor.Enumerable || !name.IsString()) continue;
            var key = name.ToString();
            var value = _object.Get(name);
            if (_script.TryGetValue(key, out var shown))
            {
                kept++;
                if (ReferenceEquals(shown, value) || shown.Equals(value)) continue;
            }
            else
            {
                kept++;
            }

            _script[key] = value;
            map[key] = _host[key] = HostConversion.To(ScriptValues.ToHost(engine, value), _value);
        }

        if (kept == _script.Count) return;
        foreach (var key in _script.Keys.Where(key => !_object.HasOwnProperty(key)).ToArray())
        {
            _script.Remove(key);
            _host.Remove(key);
            map.Remove(key);
        }
    }
}
