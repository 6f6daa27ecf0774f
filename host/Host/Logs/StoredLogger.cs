using Holdall.Engine.Logs;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Logs;

/// <summary>Writes to the stored log: the text as the message, the values in it as the data.</summary>
internal sealed class StoredLogger(LogStore store, TimeProvider time) : ILogger
{
    private const int MostMessage = 10_000;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && store.Keeps(Translate(logLevel));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var message = formatter(state, exception);
        if (message.Length > MostMessage) message = message[..MostMessage] + "...";
        store.Add(new PlainLogEntry(Translate(logLevel), time.GetUtcNow(), message, LogAttributes.ToJson(state as IEnumerable<KeyValuePair<string, object?>>, exception)));
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
