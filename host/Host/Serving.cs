using Holdall.Engine.Backups;
using Holdall.Host.Commands;

namespace Holdall.Host;

/// <summary>
/// Serves until it is told to stop: one generation after the other, in one process and at one address. A restore ends one and begins the next on other data.
/// </summary>
/// <param name="first">The generation to begin with.</param>
/// <param name="build">Builds one that follows.</param>
/// <param name="options">Where to listen.</param>
/// <param name="warn">Tells of a generation before it starts.</param>
/// <param name="announce">Tells that a generation answers.</param>
internal sealed partial class Serving(
    Generation first, Func<Task<Generation>> build, ServeOptions options, Func<Generation, Task> warn, Func<Generation, Task> announce) : IAsyncDisposable
{
    private Generation _current = first;
    private ServeOptions _options = options;

    /// <param name="pending">A restore that was done before, if nobody has started on it yet.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(DataSwap? pending, CancellationToken stop)
    {
        await StartOrUndoAsync(() => Task.FromResult(_current), pending);
        while (await NextRestartAsync(stop) is { } swap) await RestartAsync(swap);
    }

    public ValueTask DisposeAsync() => _current.DisposeAsync();

    private async Task<DataSwap?> NextRestartAsync(CancellationToken stop)
    {
        try
        {
            return await _current.RestartRequested.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task RestartAsync(DataSwap swap)
    {
        Exception? failure = null;
        try
        {
            await _current.EndAsync(isRestart: true);
            swap.Do();
        }
        catch (Exception e)
        {
            // Nothing has changed: on with what is there, and the log is open again then.
            failure = e;
        }

        await StartOrUndoAsync(build, failure is null ? swap : null);
        if (failure is not null) NotRestored(failure);
    }

    /// <summary>Starts a generation on what a restore has brought; on what was before if that fails.</summary>
    private async Task StartOrUndoAsync(Func<Task<Generation>> make, DataSwap? swap)
    {
        try
        {
            await StartAsync(make);
        }
        catch (Exception e) when (swap is { CanBeUndone: true })
        {
            await _current.DisposeAsync();
            swap.Undo();
            await StartAsync(build);
            NotRestored(e);
        }
    }

    private async Task StartAsync(Func<Task<Generation>> make)
    {
        _current = await make();
        await warn(_current);
        await _current.OpenAsync();
        await _current.StartAsync(_options);
        // A port that the system chose stays.
        if (_options.Address.Port == 0) _options = _options with { Address = _options.Address with { Port = new Uri(_current.Urls.First()).Port } };
        await announce(_current);
    }

    private void NotRestored(Exception failure) => LogNotRestored(_current.Services.GetRequiredService<ILogger<Serving>>(), failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The backup was not restored; what was before is in force.")]
    private static partial void LogNotRestored(ILogger logger, Exception failure);
}
