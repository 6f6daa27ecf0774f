using Holdall.Engine.Logs;
using Holdall.Host.Plugins;

namespace Holdall.Host.Logs;

/// <summary>Writes to the stored log: the text as the message, the values in it as the data.</summary>
internal sealed class StoredLogger(Lazy<LogStore> store, TimeProvider time, PluginOrigins origins) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && store.Value.Keeps(Translate(logLevel));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var message = formatter(state, exception);
        var origin = exception is null ? null : origins.Find(exception);
        var attributes = LogAttributes.ToJson(state as IEnumerable<KeyValuePair<string, object?>>, exception, origin);
        store.Value.Add(new PlainLogEntry(Translate(logLevel), time.GetUtcNow(), LogValue.Cut(message), attributes));
    }

    /// <summary>Spec 07, section 7.1. What has no counterpart there takes the nearest level.</summary>
    private static int Translate(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => LogLevels.Debug,
        LogLevel.Information => LogLevels.Info,
        LogLevel.Warning => LogLevels.Warn,
        _ => LogLevels.Error,
    };
}
