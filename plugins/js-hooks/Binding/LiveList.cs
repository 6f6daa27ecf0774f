using System.Collections;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A list of the host as an array.</summary>
internal sealed class LiveList(ScriptEngine engine, IList list) : LiveValue
{
    private readonly Type _element = ElementOf(list.GetType());
    private readonly JsArray _array = new(engine.Engine, []);
    private object?[] _host = [];
    private JsValue[] _script = [];

    public override JsValue Refresh()
    {
        if (IsShown()) return _array;
        _host = new object?[list.Count];
        list.CopyTo(_host, 0);
        _script = new JsValue[_host.Length];
        for (var i = 0; i < _script.Length; i++) _script[i] = engine.ToScript(_host[i]);
        _array.Set("length", JsNumber.Create(0));
        _array.Push(_script);
        return _array;
    }

    public override void Flush()
    {
        if (!IsChanged()) return;
        _script = _array.ToArray();
        list.Clear();
        foreach (var item in _script) list.Add(HostConversion.To(ScriptValues.ToHost(engine, item), _element));
        _host = new object?[list.Count];
        list.CopyTo(_host, 0);
    }

    private bool IsShown()
    {
        if (list.Count != _host.Length) return false;
        for (var i = 0; i < _host.Length; i++)
        {
            if (!Equals(list[i], _host[i])) return false;
        }

        return true;
    }

    private bool IsChanged()
    {
        if (_array.Length != _script.Length) return true;
        for (var i = 0; i < _script.Length; i++)
        {
            if (!ReferenceEquals(_array[i], _script[i]) && !_array[i].Equals(_script[i])) return true;
        }

        return false;
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
