namespace Holdall.Host.Plugins;

/// <summary>Calls code of plugins at start. One that throws or does not come back fails alone, and a stop does not wait for it.</summary>
/// <param name="marker">Notes whose code runs, or null.</param>
/// <param name="limit">How long a call may take.</param>
/// <param name="stop">Ends the start.</param>
internal sealed class PluginCalls(StartMarker? marker, TimeSpan limit, CancellationToken stop)
{
    /// <exception cref="PluginFailure">It has failed.</exception>
    public async Task<TResult> RunAsync<TResult>(string plugin, Func<TResult> call)
    {
        marker?.Begin(plugin);
        var running = Task.Run(call, stop);
        try
        {
            return await running.WaitAsync(limit, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            throw new PluginFailure(plugin, new StartFailure($"Its start did not end within {limit.TotalSeconds} seconds."));
        }
        catch (Exception e) when (e is not PluginFailure)
        {
            throw new PluginFailure(plugin, e);
        }
        finally
        {
            marker?.End();
        }
    }
}
