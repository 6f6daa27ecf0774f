using Holdall.Records;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The items of a page as an array that a script may change, also by putting something in it that is no record.</summary>
internal sealed class LiveItems(ScriptEngine engine, RecordPage page) : LiveValue
{
    private readonly JsArray _array = new(engine.Engine, []);
    private object?[]? _host;
    private JsValue[] _script = [];

    public override JsValue Refresh()
    {
        object?[] items = page.Content is { } content ? [.. content] : [.. page.Items];
        if (_host is not null && _host.AsSpan().SequenceEqual(items)) return _array;
        _host = items;
        _script = new JsValue[items.Length];
        for (var i = 0; i < items.Length; i++) _script[i] = engine.ToScript(items[i]);
        _array.Set("length", JsNumber.Create(0));
        _array.Push(_script);
        return _array;
    }

    public override void Flush()
    {
        var now = _array.ToArray();
        if (now.AsSpan().SequenceEqual(_script)) return;
        _script = now;
        object?[] items = [.. now.Select(item => ScriptValues.ToHost(engine, item))];
        ListResult.Fill(page, items);
        _host = items;
    }
}
