using System.Text;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Records;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary><c>unmarshal(data, destination)</c>: what the data has is set, the rest stays.</summary>
internal static class Merging
{
    public static void Merge(ScriptEngine engine, JsValue data, JsValue destination)
    {
        var read = Read(engine, data);
        if (read is IReadOnlyList<object?> items && TypedArray.Find(destination) is { } item)
        {
            TypedArray.Fill(destination, [.. items.Select(value => Item(engine, item, value))]);
            return;
        }

        if (read is not IReadOnlyDictionary<string, object?> values) throw new FormatException("the data must be an object");
        if (DynamicModel.ShapeOf(destination) is not null) DynamicModel.FillJson(engine, (ObjectInstance)destination, values);
        else if (destination is HostObject host) Merge(engine, values, host);
        else throw new ArgumentException("the destination must be an object of the host");
    }

    /// <summary>An item of a list of models, or a plain one.</summary>
    private static JsValue Item(ScriptEngine engine, JsValue model, object? value)
    {
        if (DynamicModel.ShapeOf(model) is not { } shape) return DynamicModel.ToScript(engine, value);
        if (value is not IReadOnlyDictionary<string, object?> values) throw new FormatException("the items must be objects");
        var made = DynamicModel.Make(engine, shape, ((ObjectInstance)model).Prototype);
        DynamicModel.FillJson(engine, made, values);
        return made;
    }

    /// <summary>The data as values: text and bytes are JSON.</summary>
    private static object? Read(ScriptEngine engine, JsValue data)
    {
        if (data.IsString()) return PlainJson.Parse(data.ToString());
        if (data is JsArray array && HostBytes.Has(array)) return PlainJson.Parse(Encoding.UTF8.GetString(ScriptValues.ToBytes(engine, array)));
        return data is HostObject host ? PlainJson.Parse(engine.Json.Serialize(host.Target)) : ScriptValues.ToHost(engine, data);
    }

    private static void Merge(ScriptEngine engine, IReadOnlyDictionary<string, object?> values, ObjectInstance target)
    {
        foreach (var (name, value) in values)
        {
            if (value is IReadOnlyDictionary<string, object?> group && GroupOf(engine, target, name) is { } inner) Merge(engine, group, inner);
            else Set(engine, target, name, value);
        }
    }

    private static void Set(ScriptEngine engine, ObjectInstance target, string name, object? value)
    {
        if (target is HostObject { Target: Record record }) record[name] = value;
        else if (target is not HostObject host) target.Set(name, DynamicModel.ToScript(engine, value));
        else host.Table.Find(name)?.Set?.Invoke(host.Target, new CallArguments(engine, [DynamicModel.ToScript(engine, value)]));
    }

    /// <summary>The object that a member holds, such as a group of options.</summary>
    private static ObjectInstance? GroupOf(ScriptEngine engine, ObjectInstance target, string name)
    {
        if (target is HostObject { Target: Record }) return null;
        var value = target is not HostObject host ? target.Get(name)
            : host.Table.Find(name) is { IsProperty: true } member ? engine.ToScript(member.Run(host.Target, new CallArguments(engine, [])))
            : JsValue.Undefined;
        return value is ObjectInstance and not (JsArray or HostObject { Target: Record }) ? (ObjectInstance)value : null;
    }
}
