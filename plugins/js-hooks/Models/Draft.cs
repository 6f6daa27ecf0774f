using Jint.Native;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>
/// What a script may change of something that the host never changes: a member is copied when it is first asked for, and the copies are put together to a
/// changed object when the host needs one.
/// </summary>
internal sealed class Draft
{
    private readonly Dictionary<string, JsValue> _members = new(StringComparer.Ordinal);
    private ScriptEngine? _engine;

    /// <summary>The engine of the script that has set a member, or has one in its hands; null when none has.</summary>
    public ScriptEngine? Engine => _members.Count > 0 ? _engine : null;

    /// <summary>The member, copied from the host when it is asked for first.</summary>
    public JsValue Get(ScriptEngine engine, string name, Func<JsValue> copy)
    {
        if (_members.TryGetValue(name, out var known)) return known;
        return Set(engine, name, copy());
    }

    /// <summary>The member, if a script has set it.</summary>
    public JsValue? Find(string name) => _members.GetValueOrDefault(name);

    public JsValue Set(ScriptEngine engine, string name, JsValue value)
    {
        _engine = engine;
        return _members[name] = value;
    }

    /// <summary>The members that scripts have touched.</summary>
    public Dictionary<string, object?> ToTree()
    {
        var tree = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in _members) tree[name] = ScriptValues.ToHost(_engine!, value);
        return tree;
    }

    public void Clear() => _members.Clear();
}
