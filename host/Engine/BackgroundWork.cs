using Microsoft.Extensions.Logging;

namespace Holdall.Engine;

/// <summary>
/// Work that nobody waits for, such as deleting the files of a deleted record. It is bounded, its failures are logged, and a clean stop waits for it.
/// </summary>
internal sealed partial class BackgroundWork(ILogger<BackgroundWork> logger) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(16);
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];

    public void Run(string what, Func<Task> work)
    {
        var task = RunAsync(what, work);
        lock (_lock)
        {
            _running.RemoveWhere(t => t.IsCompleted);
            _running.Add(task);
        }
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Waits for what is under way.</summary>
    public Task DrainAsync()
    {
        lock (_lock) return Task.WhenAll(_running);
    }

    private async Task RunAsync(string what, Func<Task> work)
    {
        // The caller goes on at once, and the work takes part in none of its transactions.
        await Task.Yield();
        await _turns.WaitAsync();
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            LogStopped(logger, what);
        }
        catch (Exception e)
        {
            LogFailed(logger, what, e);
        }
        finally
        {
            _turns.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server was stopped before it could {What}.")]
    private static partial void LogStopped(ILogger logger, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not {What}.")]
    private static partial void LogFailed(ILogger logger, string what, Exception failure);
}
