using System.Collections;
using System.Globalization;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Values;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>An object of the host in a template: the members of its table, by the names that the host gives them.</summary>
internal sealed class TemplateObject(ScriptEngine engine, HostObject host) : ITemplateObject
{
    /// <summary>A value of a script as templates take it.</summary>
    public static object? Plain(ScriptEngine engine, object? value) => value switch
    {
        null or string or bool or long or double => value,
        JsonText json => PlainJson.Parse(json.Text),
        ScriptCallback => null,
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(m => m.Key, m => Plain(engine, m.Value), StringComparer.Ordinal),
        JsValue script => Plain(engine, ScriptValues.ToHost(engine, script)),
        IConvertible number and not DateTime => Number(number.ToDouble(CultureInfo.InvariantCulture)),
        IList list when !engine.Types.Has(value.GetType()) => list.Cast<object?>().Select(item => Plain(engine, item)).ToList(),
        _ => new TemplateObject(engine, engine.Objects.Wrap(value)),
    };

    public bool TryRead(string name, IReadOnlyList<object?> arguments, out object? value)
    {
        value = null;
        if (host.Table.Find(ScriptNames.Of(name)) is not { } member) return false;
        JsValue[] values = [.. arguments.Select(engine.ToScript)];
        value = Plain(engine, member.Run(host.Target, new CallArguments(engine, values)));
        return true;
    }

    public object? ToPlain()
    {
        for (var table = host.Table; table is not null; table = table.Parent)
        {
            if (table.Text is { } text) return text(host.Target);
        }

        return PlainJson.Parse(engine.Json.Serialize(host.Target));
    }

#pragma warning disable CA1859 // It is a long or a double.
    private static object Number(double number)
#pragma warning restore CA1859
    {
        if (number % 1 == 0 && Math.Abs(number) < 1L << 53) return Convert.ToInt64(number);
        return number;
    }
}
