using Holdall.App;
using Holdall.Hooks;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Logs;

/// <summary>
/// Whenever settings are loaded, the log is brought in line with them. They are in force already: a log that can't be cleaned up is no reason to fail.
/// </summary>
internal sealed partial class LogHooks(LogCleanup cleanup, ILogger<LogStore> logger) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.SettingsReload.Use(async (e, next) =>
    {
        await next();
        try
        {
            await cleanup.ApplyAsync(e.Aborted);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotCleanedUp(logger, failure);
        }
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "The log could not be brought in line with the settings.")]
    private static partial void LogNotCleanedUp(ILogger logger, Exception failure);
}
