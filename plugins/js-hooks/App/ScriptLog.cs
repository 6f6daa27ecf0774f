using System.Text;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Writes to the log of the application.</summary>
internal sealed class ScriptLog(ILogger logger, string prefix = "", IReadOnlyList<KeyValuePair<string, object?>>? given = null)
{
    public static readonly HostType<ScriptLog> Table = new HostType<ScriptLog>("Logger")
        .Action("debug", (log, a) => log.Write(LogLevel.Debug, a))
        .Action("info", (log, a) => log.Write(LogLevel.Information, a))
        .Action("warn", (log, a) => log.Write(LogLevel.Warning, a))
        .Action("error", (log, a) => log.Write(LogLevel.Error, a))
        .Method("with", (log, a) => log.With(a))
        .Method("withGroup", (log, a) => log.WithGroup(a.Text(0)));

    private readonly IReadOnlyList<KeyValuePair<string, object?>> _given = given ?? [];

    private ScriptLog With(CallArguments a) => new(logger, prefix, [.. _given, .. Pairs(a, 0)]);

    private ScriptLog WithGroup(string name) => new(logger, $"{prefix}{name}.", _given);

    private void Write(LogLevel level, CallArguments a)
    {
        var values = new LogValues(a.Text(0), [.. _given, .. Pairs(a, 1)]);
        values.Write(logger, level);
    }

    private IEnumerable<KeyValuePair<string, object?>> Pairs(CallArguments a, int from)
    {
        for (var i = from; i < a.Count; i += 2)
        {
            var (name, value) = i + 1 < a.Count ? (a.Text(i), a.Value(i + 1)) : ("!BADKEY", a.Value(i));
            yield return KeyValuePair.Create(prefix + name, Plain(a, value));
        }
    }

    private static object? Plain(CallArguments a, object? value) => value switch
    {
        null or string or bool or long or double => value,
        Exception error => Errors.ErrorText.Of(error),
        _ => a.Engine.Json.Serialize(value),
    };
}
