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
        if (Read(engine, data) is not IReadOnlyDictionary<string, object?> values) throw new FormatException("the data must be an object");
        if (DynamicModel.ShapeOf(destination) is not null) DynamicModel.FillJson(engine, (ObjectInstance)destination, values);
        else if (destination is HostObject host) Merge(engine, values, host);
        else throw new ArgumentException("the destination must be an object of the host");
    }

    /// <summary>The data as values: text and bytes are JSON.</summary>
    private static object? Read(ScriptEngine engine, JsValue data)
    {
        if (data.IsString()) return PlainJson.Parse(data.ToString());
        if (data is JsArray array && HostBytes.Has(array)) return PlainJson.Parse(Encoding.UTF8.GetString(ScriptValues.ToBytes(engine, array)));
        return data is HostObject host ? PlainJson.Parse(engine.Json.Serialize(host.Target)) : ScriptValues.ToHost(engine, data);
    }

    private static void Merge(ScriptEngine engine, IReadOnlyDictionary<string, object?> values, HostObject host)
    {
        foreach (var (name, value) in values)
        {
            if (host.Target is Record record)
            {
                record[name] = value;
                continue;
            }

            if (host.Table.Find(name) is not { IsProperty: true } member) continue;
            if (value is IReadOnlyDictionary<string, object?> group && GroupOf(engine, host, member) is { } inner) Merge(engine, group, inner);
            else member.Set?.Invoke(host.Target, new CallArguments(engine, [engine.ToScript(value)]));
        }
    }

    /// <summary>The object of the host that a member holds, such as a group of options.</summary>
    private static HostObject? GroupOf(ScriptEngine engine, HostObject host, HostMember member) =>
        engine.ToScript(member.Run(host.Target, new CallArguments(engine, []))) is HostObject { Target: not Record } inner ? inner : null;
}
