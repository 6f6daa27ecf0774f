using System.Buffers;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Values;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>A collection in the hands of a script, which may change it.</summary>
internal sealed class ScriptCollection(Collection source)
{
    private readonly Draft _draft = new();
    private Dictionary<string, object?>? _tree;

    /// <summary>What the script began with.</summary>
    public Collection Source { get; private set; } = source;

    public bool IsTouched => _draft.Engine is not null;

    /// <summary>A simple member, straight from the collection if nobody has set it.</summary>
    public object? Get(string name, Func<Collection, object?> read) => _draft.Find(name) ?? read(Source);

    /// <summary>A member that has members of its own.</summary>
    public JsValue Get(ScriptEngine engine, string name) => _draft.Get(engine, name, () => name == "fields"
        ? FieldsList.New(engine, Source.Fields.Select(engine.Fields.Of))
        : ScriptValues.Copy(engine, Tree(engine).GetValueOrDefault(name)));

    public void Set(CallArguments a, string name) =>
        _draft.Set(a.Engine, name, name == "fields" ? FieldsList.Read(a.Engine, a.Value(0)) : ScriptValues.Copy(a.Engine, a.Value(0)));

    /// <summary>The collection with what the script has changed.</summary>
    public Collection ToCollection()
    {
        if (_draft.Engine is not { } engine) return Source;
        var tree = ValueKinds.Members(_draft.ToTree(), Tree(engine));
        if (tree.GetValueOrDefault("fields") is IEnumerable<object?> fields) tree["fields"] = fields.Select(engine.Fields.Convert).ToList();
        return engine.Services.CollectionJson.Read(tree, Source);
    }

    /// <summary>Begins anew with what is stored now.</summary>
    public void Begin(Collection stored)
    {
        Source = stored;
        _tree = null;
        _draft.Clear();
    }

    /// <summary>Goes on with what the script has changed, which stays in its hands.</summary>
    public void Continue(Collection changed)
    {
        Source = changed;
        _tree = null;
    }

    private Dictionary<string, object?> Tree(ScriptEngine engine)
    {
        if (_tree is not null) return _tree;
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json)) engine.Services.CollectionJson.Write(writer, Source, withSecrets: true);
        using var document = JsonDocument.Parse(json.WrittenMemory);
        return _tree = (Dictionary<string, object?>)Cast.FromElement(document.RootElement)!;
    }
}
