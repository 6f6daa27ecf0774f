using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Items of the host as an array that a script may change.</summary>
internal abstract class LiveArray(ScriptEngine engine) : LiveValue
{
    private readonly JsArray _array = new(engine.Engine, []);
    private object?[] _host = [];
    private JsValue[] _script = [];

    /// <summary>How many the host has.</summary>
    protected abstract int Count { get; }

    /// <summary>One of those that the host has.</summary>
    protected abstract object? this[int i] { get; }

    /// <summary>Puts others in their place.</summary>
    protected abstract void Put(IReadOnlyList<object?> items);

    public override JsValue Refresh()
    {
        if (IsShown()) return _array;
        Note();
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
        Put([.. _script.Select(item => ScriptValues.ToHost(engine, item))]);
        Note();
    }

    private void Note()
    {
        _host = new object?[Count];
        for (var i = 0; i < _host.Length; i++) _host[i] = this[i];
    }

    private bool IsShown()
    {
        if (Count != _host.Length) return false;
        for (var i = 0; i < _host.Length; i++)
        {
            if (!Equals(this[i], _host[i])) return false;
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
}
