using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Holdall.Host.Jobs;

/// <summary>
/// Passes on what Hangfire logs. Its loggers are static and outlive a host generation, so they look up the current factory each time they write. What
/// it says about its own coming and going is for debugging.
/// </summary>
internal sealed partial class HangfireLog : ILogProvider
{
    private static volatile ILoggerFactory? s_factory;

    public static void WriteTo(ILoggerFactory factory)
    {
        s_factory = factory;
        LogProvider.SetCurrentLogProvider(new HangfireLog());
    }

    public ILog GetLogger(string name) => new Log(name);

    private sealed partial class Log(string name) : ILog
    {
        bool ILog.Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            if (s_factory?.CreateLogger(name) is not { } logger) return false;
            var level = Translate(logLevel);
            if (!logger.IsEnabled(level)) return false;
            if (messageFunc is not null) Written(logger, level, messageFunc(), exception);
            return true;
        }

        private static LogLevel Translate(HangfireLevel level) => level switch
        {
            HangfireLevel.Warn => LogLevel.Warning,
            HangfireLevel.Error or HangfireLevel.Fatal => LogLevel.Error,
            _ => LogLevel.Debug,
        };

        [LoggerMessage(Message = "{Message}")]
        private static partial void Written(ILogger logger, LogLevel level, string message, Exception? exception);
    }
}
