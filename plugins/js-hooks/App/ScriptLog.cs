using Jint;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Writes to the log of the application.</summary>
/// <param name="logger">The log.</param>
/// <param name="group">The groups that values are put into, from the outside in.</param>
/// <param name="given">The values that each message has.</param>
internal sealed class ScriptLog(ILogger logger, IReadOnlyList<string>? group = null, IReadOnlyList<LoggedValue>? given = null)
{
    public static readonly HostType<ScriptLog> Table = new HostType<ScriptLog>("Logger")
        .Action("debug", (log, a) => log.Write(LogLevel.Debug, a))
        .Action("info", (log, a) => log.Write(LogLevel.Information, a))
        .Action("warn", (log, a) => log.Write(LogLevel.Warning, a))
        .Action("error", (log, a) => log.Write(LogLevel.Error, a))
        .Method("with", (log, a) => log.With(a))
        .Method("withGroup", (log, a) => log.WithGroup(a.Text(0)));

    private readonly IReadOnlyList<string> _group = group ?? [];
    private readonly IReadOnlyList<LoggedValue> _given = given ?? [];

    private ScriptLog With(CallArguments a) => new(logger, _group, [.. _given, .. Values(a, 0)]);

    private ScriptLog WithGroup(string name) => new(logger, name.Length > 0 ? [.. _group, name] : _group, _given);

    private void Write(LogLevel level, CallArguments a)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var value in _given.Concat(Values(a, 1))) value.AddTo(values);
        new LogValues(a.Text(0), values).Write(logger, level);
    }

    private IEnumerable<LoggedValue> Values(CallArguments a, int from)
    {
        for (var i = from; i < a.Count; i++)
        {
            // What is no text is no name, and stands for itself.
            var name = a[i].IsString() && i + 1 < a.Count ? a.Text(i++) : "!BADKEY";
            yield return new LoggedValue(_group, name, LogValues.Plain(a.Engine, a.Value(i)));
        }
    }
}

/// <summary>A value of a message, and the groups that it stands in.</summary>
internal sealed record LoggedValue(IReadOnlyList<string> Groups, string Name, object? Value)
{
    public void AddTo(Dictionary<string, object?> values)
    {
        foreach (var group in Groups)
        {
            if (values.GetValueOrDefault(group) is Dictionary<string, object?> inner)
            {
                values = inner;
                continue;
            }

            values[group] = inner = new Dictionary<string, object?>(StringComparer.Ordinal);
            values = inner;
        }

        values[Name] = Value;
    }
}
