using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>Which backup is being made or restored. There is one at a time, and closing the data directory stops it.</summary>
internal sealed class ActiveBackup : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Turn? _current;

    /// <summary>Name of the backup that is being made or restored, or null.</summary>
    public string? Name
    {
        get
        {
            lock (_lock) return _current?.Name;
        }
    }

    /// <param name="name">Name of the backup.</param>
    /// <param name="isWaiting">Whether nothing is done yet, so that the backup may be deleted.</param>
    /// <exception cref="ApiException">400, there is one already.</exception>
    public Turn Begin(string name, bool isWaiting = false)
    {
        lock (_lock)
        {
            ThrowIfBusy();
            return _current = new Turn(this, name, _stopping.Token) { IsWaiting = isWaiting };
        }
    }

    /// <summary>Whether something is being done with a backup.</summary>
    public bool IsAtWorkOn(string name)
    {
        lock (_lock) return _current is { IsWaiting: false } && _current.Name == name;
    }

    /// <exception cref="ApiException">400, a backup is being made or restored.</exception>
    public void ThrowIfBusy()
    {
        lock (_lock)
        {
            if (_current is not null) throw ApiException.BadRequest("Try again later - another backup/restore process has already been started.");
        }
    }

    /// <summary>Stops what is under way and waits for its end.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        Task ended;
        lock (_lock) ended = _current?.Ended ?? Task.CompletedTask;
        await ended;
    }

    public void Dispose() => _stopping.Dispose();

    private void End(Turn turn)
    {
        lock (_lock)
        {
            if (_current == turn) _current = null;
        }
    }

    /// <summary>The turn of one backup, until it is disposed.</summary>
    internal sealed class Turn(ActiveBackup all, string name, CancellationToken stopping) : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => name;

        /// <summary>Whether it is only promised.</summary>
        public bool IsWaiting { get; set; }

        /// <summary>Signalled when the data directory is about to be closed.</summary>
        public CancellationToken Stopping => stopping;

        public Task Ended => _ended.Task;

        /// <summary>The work is done, but nobody else gets a turn any more: the application is about to stop.</summary>
        public void Keep() => _ended.TrySetResult();

        public void Dispose()
        {
            if (_ended.Task.IsCompleted) return;
            all.End(this);
            _ended.TrySetResult();
        }
    }
}
