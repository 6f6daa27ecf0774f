using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>A message with values that its text does not have, in the form in which loggers take them.</summary>
internal sealed class LogValues(string message, IEnumerable<KeyValuePair<string, object?>> values) : List<KeyValuePair<string, object?>>(values)
{
    public void Write(ILogger logger, LogLevel level, Exception? failure = null) => logger.Log(level, default, this, failure, static (state, _) => state.Text);

    /// <summary>A value of a script as the log takes it: simple ones as they are, all others as JSON has them.</summary>
    public static object? Plain(ScriptEngine engine, object? value) => value switch
    {
        null or string or bool or long or double => value,
        Exception error => Errors.ErrorText.Of(error),
        _ => JsonElement.Parse(engine.Json.Serialize(value)),
    };

    private string Text => message;
}
