using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>
/// A typed destination in a script: an object with the members of its shape and no others. It is an object of the script's own; the shape is known here.
/// </summary>
internal static class DynamicModel
{
    /// <summary>The shape of a value, or null if it is no model.</summary>
    public static ModelShape? ShapeOf(JsValue value) => (value as ModelObject)?.Shape;

    /// <summary>Makes one with its defaults.</summary>
    public static ModelObject Make(ScriptEngine engine, ModelShape shape, ObjectInstance? prototype)
    {
        var model = new ModelObject(engine, shape);
        if (prototype is not null) model.Prototype = prototype;
        foreach (var member in shape.Members)
        {
            Set(engine, model, member.Name, member.Default);
            if (char.IsUpper(member.Name[0])) AddAlias(engine, model, member.Name);
        }

        model.PreventExtensions();
        return model;
    }

    /// <summary>Fills the members that a row has columns for.</summary>
    /// <exception cref="FormatException">A member does not take its value.</exception>
    public static void FillRow(ScriptEngine engine, ObjectInstance model, IReadOnlyList<string> columns, object?[] row)
    {
        var shape = ShapeOf(model)!;
        for (var i = 0; i < columns.Count; i++)
        {
            if (shape.Find(columns[i]) is { } member) Set(engine, model, member.Name, member.FromDatabase(row[i]));
        }
    }

    /// <summary>Fills the members that JSON has.</summary>
    /// <exception cref="FormatException">A member does not take its value.</exception>
    public static void FillJson(ScriptEngine engine, ObjectInstance model, IReadOnlyDictionary<string, object?> json)
    {
        foreach (var member in ShapeOf(model)!.Members)
        {
            if (!json.TryGetValue(member.Name, out var value)) continue;
            var current = ScriptValues.ToHost(engine, model.Get(member.Name));
            Set(engine, model, member.Name, member.FromJson(value, current));
        }
    }

    /// <summary>Fills the members that a form has; what may be null is not null then.</summary>
    /// <exception cref="FormatException">A member does not take its value.</exception>
    public static void FillForm(ScriptEngine engine, ObjectInstance model, IReadOnlyDictionary<string, IReadOnlyList<string>> form)
    {
        foreach (var member in ShapeOf(model)!.Members)
        {
            if (form.TryGetValue(member.Name, out var values) && values.Count > 0) Set(engine, model, member.Name, member.FromForm(values));
            else if (member.IsNullable && model.Get(member.Name).IsNull()) Set(engine, model, member.Name, member.Empty());
        }
    }

    private static void Set(ScriptEngine engine, ObjectInstance model, string name, object? value) =>
        model.FastSetDataProperty(name, ToScript(engine, value));

    /// <summary>Lists and maps as arrays and objects that the script has for itself.</summary>
    public static JsValue ToScript(ScriptEngine engine, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                var made = new JsObject(engine.Engine);
                AddMapMethods(engine, made);
                foreach (var (key, item) in map) made.FastSetDataProperty(key, ToScript(engine, item));
                return made;
            case IReadOnlyList<object?> list:
                return new JsArray(engine.Engine, [.. list.Select(item => ToScript(engine, item))]);
            default:
                return engine.ToScript(value);
        }
    }

    /// <summary>Maps of the host are read by methods; here their members are there as well.</summary>
    private static void AddMapMethods(ScriptEngine engine, JsObject map)
    {
        Hide(map, "get", engine.Function("get", a => map.TryGetValue(a[0], out var value) ? value : JsValue.Null));
        Hide(map, "set", engine.Function("set", a =>
        {
            map.FastSetDataProperty(a.Text(0), a[1]);
            return JsValue.Undefined;
        }));
    }

    private static void Hide(JsObject owner, string name, JsValue value) =>
        owner.FastSetProperty(name, new PropertyDescriptor(value, PropertyFlag.Configurable | PropertyFlag.Writable));

    /// <summary>A member with a capital can be written with a small first letter as well.</summary>
    private static void AddAlias(ScriptEngine engine, ModelObject model, string name)
    {
        var get = engine.Function(name, _ => model.Get(name));
        var set = engine.Function(name, a =>
        {
            model.Set(name, a[0]);
            return JsValue.Undefined;
        });
        var alias = char.ToLowerInvariant(name[0]) + name[1..];
        if (!model.HasOwnProperty(alias)) model.FastSetProperty(alias, new GetSetPropertyDescriptor(get, set, enumerable: false, configurable: true));
    }
}
