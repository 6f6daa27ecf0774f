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
    private static ILoggerFactory? s_factory;

    public static void WriteTo(ILoggerFactory factory)
    {
        Volatile.Write(ref s_factory, factory);
        LogProvider.SetCurrentLogProvider(new HangfireLog());
    }

    /// <summary>Forgets a factory that is about to be disposed, unless another one has taken its place.</summary>
    public static void StopWritingTo(ILoggerFactory factory) => Interlocked.CompareExchange(ref s_factory, null, factory);

    public ILog GetLogger(string name) => new Log(name);

    private sealed partial class Log(string name) : ILog
    {
        bool ILog.Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            if (Volatile.Read(ref s_factory)?.CreateLogger(name) is not { } logger) return false;
            var level = Translate(logLevel);
            if (!logger.IsEnabled(level)) return false;
            if (messageFunc is null) return true;
            var message = messageFunc();
            LogWritten(logger, level, message, exception);
            return true;
        }

        private static LogLevel Translate(HangfireLevel level) => level switch
        {
            HangfireLevel.Warn => LogLevel.Warning,
            HangfireLevel.Error or HangfireLevel.Fatal => LogLevel.Error,
            _ => LogLevel.Debug,
        };

        [LoggerMessage(Message = "{Message}")]
        private static partial void LogWritten(ILogger logger, LogLevel level, string message, Exception? exception);
    }
}
