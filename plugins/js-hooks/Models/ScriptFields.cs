using System.Text.Json;
using Holdall.Fields;
using Holdall.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>Fields of collections as objects of one engine: they have the members of their JSON and can be changed.</summary>
internal sealed class ScriptFields(ScriptEngine engine)
{
    private static readonly string[] Limits = ["min", "max"];

    /// <summary>What every field has a method for that reads it, and one that sets it.</summary>
    private static readonly string[] Members = ["id", "name", "system", "hidden"];

    /// <summary>The types whose fields hold one value or several.</summary>
    private static readonly string[] Multiple = ["file", "relation", "select"];

    private readonly Dictionary<string, Prototype> _prototypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, object?>> _defaults = new(StringComparer.Ordinal);
    private ObjectInstance? _list;

    /// <summary>The prototype of lists of fields.</summary>
    public ObjectInstance ListPrototype => _list ??= FieldsList.NewPrototype(engine);

    /// <summary>The type of a field, or null for what is none.</summary>
    public static string? TypeOf(JsValue value)
    {
        for (var prototype = (value as ObjectInstance)?.Prototype; prototype is not null; prototype = prototype.Prototype)
        {
            if (prototype is Prototype known) return known.FieldType;
        }

        return null;
    }

    /// <summary>The prototype of the fields of a type.</summary>
    public ObjectInstance PrototypeOf(string type)
    {
        if (_prototypes.TryGetValue(type, out var known)) return known;
        return _prototypes[type] = new Prototype(engine, type);
    }

    /// <summary>A field of the host.</summary>
    public JsValue Of(Field field) => Of(TreeOf(field), null);

    private Dictionary<string, object?> TreeOf(Field field)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json)) engine.Services.CollectionJson.Write(writer, field);
        using var document = JsonDocument.Parse(json.WrittenMemory);
        return (Dictionary<string, object?>)Cast.FromElement(document.RootElement)!;
    }

    /// <summary>A field with these members and the defaults of its type; an empty object when there is no such type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">The members.</param>
    /// <param name="prototype">What it inherits from, if that is not the prototype of its type alone.</param>
    public JsValue Make(string type, Dictionary<string, object?> members, ObjectInstance? prototype = null)
    {
        var complete = new Dictionary<string, object?>(members, StringComparer.Ordinal) { ["type"] = type };
        complete.TryAdd("name", "");
        complete = (Dictionary<string, object?>)Convert(complete)!;
        return engine.Services.CollectionJson.ReadField(complete) is { } field ? Of(TreeOf(field), prototype) : new JsObject(engine.Engine);
    }

    /// <summary>The members of a field as those of its type are; of what is no field, as they came.</summary>
    public object? Convert(object? field)
    {
        if (field is not Dictionary<string, object?> members || members.GetValueOrDefault("type") is not string type || DefaultsOf(type) is not { } defaults)
            return field;
        var converted = ValueKinds.Members(members, defaults);
        // Limits of numbers may be null, and say nothing of their kind.
        foreach (var limit in Limits)
        {
            if (type == "number" && converted.GetValueOrDefault(limit) is string text) converted[limit] = text.Length == 0 ? null : ValueKinds.Number(text);
        }

        return converted;
    }

    private Dictionary<string, object?>? DefaultsOf(string type)
    {
        if (_defaults.TryGetValue(type, out var known)) return known;
        var plain = new Dictionary<string, object?>(StringComparer.Ordinal) { ["type"] = type, ["name"] = "" };
        return engine.Services.CollectionJson.ReadField(plain) is { } field ? _defaults[type] = TreeOf(field) : null;
    }

    private JsObject Of(Dictionary<string, object?> tree, ObjectInstance? prototype)
    {
        var made = new JsObject(engine.Engine) { Prototype = prototype ?? PrototypeOf((string)tree["type"]!) };
        foreach (var (name, value) in tree)
        {
            if (name != "type") made.FastSetDataProperty(name, ScriptValues.Copy(engine, value));
        }

        made.PreventExtensions();
        return made;
    }

    private sealed class Prototype : ObjectInstance
    {
        private const PropertyFlag Hidden = PropertyFlag.Writable | PropertyFlag.Configurable;

        public Prototype(ScriptEngine script, string type) : base(script.Engine)
        {
            FieldType = type;
            Prototype = script.Engine.Intrinsics.Object.PrototypeObject;
            Add(script, "type", (_, _) => type);
            foreach (var member in Members)
            {
                var capital = char.ToUpperInvariant(member[0]) + member[1..];
                Add(script, "get" + capital, (self, _) => ((ObjectInstance)self).Get(member));
                Add(script, "set" + capital, (self, a) => Put((ObjectInstance)self, member, a));
            }

            if (Multiple.Contains(type)) Add(script, "isMultiple", (self, _) => ((ObjectInstance)self).Get("maxSelect").AsNumber() > 1);
            Add(script, "toJSON", (self, _) => ScriptValues.Copy(script, ScriptValues.ToHost(script, self)));
        }

        public string FieldType { get; }

        private static JsValue Put(ObjectInstance field, string member, CallArguments a)
        {
            field.Set(member, member is "id" or "name" ? JsString.Create(a.Text(0)) : a.Flag(0) ? JsBoolean.True : JsBoolean.False);
            return JsValue.Undefined;
        }

        private void Add(ScriptEngine script, string name, Func<JsValue, CallArguments, object?> run) =>
            FastSetProperty(name, new PropertyDescriptor(script.Function(name, run), Hidden));
    }
}
