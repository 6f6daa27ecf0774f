using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>A message with values that its text does not have, in the form in which loggers take them.</summary>
internal sealed class LogValues(string message, IEnumerable<KeyValuePair<string, object?>> values) : List<KeyValuePair<string, object?>>(values)
{
    public void Write(ILogger logger, LogLevel level, Exception? failure = null) => logger.Log(level, default, this, failure, static (state, _) => state.Text);

    private string Text => message;
}
