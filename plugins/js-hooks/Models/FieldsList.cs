using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdall.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>Lists of fields: arrays with a few methods more.</summary>
internal static class FieldsList
{
    public static JsArray New(ScriptEngine engine, IEnumerable<JsValue> fields) =>
        new(engine.Engine, [.. fields]) { Prototype = engine.Fields.ListPrototype };

    /// <summary>A list of what the script has given: fields, or their descriptions.</summary>
    public static JsArray Read(ScriptEngine engine, object? value) => New(
        engine, value is IEnumerable<object?> items ? items.OfType<Dictionary<string, object?>>().Select(item => engine.Fields.Make(TypeIn(item), item)) : []);

    public static ObjectInstance NewPrototype(ScriptEngine engine)
    {
        var made = new JsObject(engine.Engine) { Prototype = engine.Engine.Intrinsics.Array.PrototypeObject };
        Add("add", (list, a) => Put(list, -1, Fields(a, 0)));
        Add("addAt", (list, a) => Put(list, (int)a.Integer(0), Fields(a, 1)));
        Add("addMarshaledJSON", (list, a) => Put(list, -1, Parsed(a, 0)));
        Add("addMarshaledJSONAt", (list, a) => Put(list, (int)a.Integer(0), Parsed(a, 1)));
        Add("getById", (list, a) => Find(list, "id", a.Text(0)));
        Add("getByName", (list, a) => Find(list, "name", a.Text(0)));
        Add("removeById", (list, a) => Remove(list, "id", a.Text(0)));
        Add("removeByName", (list, a) => Remove(list, "name", a.Text(0)));
        Add("fieldNames", (list, _) => list.Select(field => Text(field, "name")).ToList());
        Add("asMap", (list, _) => list.ToDictionary(field => Text(field, "name"), field => (object?)field));
        Add("clone", (list, a) => New(a.Engine, list.Select(field => a.Engine.Fields.Make(
            ScriptFields.TypeOf(field)!, (Dictionary<string, object?>)ScriptValues.ToHost(a.Engine, field)!))));
        return made;

        void Add(string name, Func<JsArray, CallArguments, object?> run) => made.FastSetProperty(
            name,
            new PropertyDescriptor(
                engine.Function(name, (self, a) => run((JsArray)self, a) ?? JsValue.Null), PropertyFlag.Writable | PropertyFlag.Configurable));
    }

    private static JsValue Put(JsArray list, int position, IEnumerable<JsValue> fields)
    {
        foreach (var field in fields.Cast<ObjectInstance>())
        {
            var all = list.ToArray().ToList();
            var id = Text(field, "id");
            var at = all.FindIndex(known => (id.Length > 0 && Text(known, "id") == id) || (Text(known, "name") == Text(field, "name") && id.Length == 0));
            if (at < 0) at = all.FindIndex(known => Text(known, "name") == Text(field, "name"));
            if (id.Length == 0) field.Set("id", at >= 0 ? Text(all[at], "id") : ScriptFields.TypeOf(field) + Checksum(Text(field, "name")));
            if (at >= 0 && position < 0)
            {
                all[at] = field;
            }
            else
            {
                if (at >= 0) all.RemoveAt(at);
                all.Insert(position < 0 || position > all.Count ? all.Count : position, field);
            }

            if (position >= 0) position++;
            Replace(list, all);
        }

        return JsValue.Undefined;
    }

    private static JsValue Remove(JsArray list, string key, string value)
    {
        Replace(list, list.Where(field => Text(field, key) != value).ToList());
        return JsValue.Undefined;
    }

    private static JsValue? Find(JsArray list, string key, string value) => list.FirstOrDefault(field => Text(field, key) == value);

    private static void Replace(JsArray list, List<JsValue> fields)
    {
        list.Set("length", JsNumber.Create(0));
        list.Push([.. fields]);
    }

    private static IEnumerable<JsValue> Fields(CallArguments a, int from)
    {
        for (var i = from; i < a.Count; i++)
        {
            if (ScriptFields.TypeOf(a[i]) is not null) yield return a[i];
            else if (a.Value(i) is Dictionary<string, object?> described) yield return a.Engine.Fields.Make(TypeIn(described), described);
        }
    }

    private static IEnumerable<JsValue> Parsed(CallArguments a, int i)
    {
        using var document = JsonDocument.Parse(a.Bytes(i));
        var tree = Cast.FromElement(document.RootElement);
        if (tree is not (Dictionary<string, object?> or IEnumerable<object?>)) throw new FormatException("the JSON must be a field or a list of fields");
        return [.. (tree as IEnumerable<object?> ?? [tree]).OfType<Dictionary<string, object?>>().Select(f => a.Engine.Fields.Make(TypeIn(f), f))];
    }

    private static string TypeIn(Dictionary<string, object?> description) => description.GetValueOrDefault("type") as string ?? "";

    private static string Text(JsValue field, string member) => field is ObjectInstance instance ? instance.Get(member).ToString() : "";

    /// <summary>The CRC-32 of a name, which ids of fields are made of.</summary>
    private static string Checksum(string name)
    {
        var sum = uint.MaxValue;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return (~sum).ToString(CultureInfo.InvariantCulture);
    }
}
