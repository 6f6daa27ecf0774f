using Holdall.Engine.Backups.Incremental;

namespace Holdall.Engine.Tests.Backups.Incremental;

/// <summary>A store that can be out of reach.</summary>
internal sealed class FragileStore(ISegmentStore inner) : ISegmentStore
{
    /// <summary>Whether nothing works.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What happens when something has been stored; its answer gets lost when that fails.</summary>
    public Func<string, Task>? AfterSaving { get; set; }

    public string Place => "the shed";

    public IAsyncEnumerable<string> ListAsync(CancellationToken aborted)
    {
        ThrowIfBroken();
        return inner.ListAsync(aborted);
    }

    public async Task SaveAsync(string key, Action<Stream> write, CancellationToken aborted)
    {
        ThrowIfBroken();
        await inner.SaveAsync(key, write, aborted);
        if (AfterSaving is { } after) await after(key);
    }

    public Task<Stream> OpenAsync(string key, CancellationToken aborted)
    {
        ThrowIfBroken();
        return inner.OpenAsync(key, aborted);
    }

    public Task DeleteAsync(string key, CancellationToken aborted)
    {
        ThrowIfBroken();
        return inner.DeleteAsync(key, aborted);
    }

    private void ThrowIfBroken()
    {
        if (IsBroken) throw new IOException("The shed is closed.");
    }
}
