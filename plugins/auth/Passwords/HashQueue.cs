namespace Holdall.Plugins.Auth.Passwords;

/// <summary>
/// Passwords that wait to be hashed: in one line for each client, whose first ones take turns, so that a client with many passwords makes only itself
/// wait. Threads of a lower priority do the work, and exist only as long as there is some.
/// </summary>
/// <param name="threads">Number of passwords that are hashed at the same time.</param>
/// <param name="longestLine">Number that may wait of one client.</param>
/// <param name="capacity">Number that may wait altogether. Work that no client asked for may use all of it.</param>
internal sealed class HashQueue(int threads, int longestLine, int capacity)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly Lock _changing = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Queue<Line> _turns = new();
    private int _waiting;
    private int _running;

    /// <summary>Does the work when its turn has come.</summary>
    /// <param name="client">Address that it is done for; empty when that is unknown.</param>
    /// <param name="work">The work.</param>
    /// <param name="aborted">Ends the wait.</param>
    /// <exception cref="ApiException">429: too many wait already.</exception>
    public Task<TResult> RunAsync<TResult>(string client, Func<TResult> work, CancellationToken aborted)
    {
        if (aborted.IsCancellationRequested) return Task.FromCanceled<TResult>(aborted);
        var job = new HashJob<TResult>(work, aborted);
        bool needsThread;
        lock (_changing)
        {
            Enqueue(LineOf(client), job);
            needsThread = _running < threads;
            if (needsThread) _running++;
        }

        if (needsThread) new Thread(RunAll) { Name = "passwords", IsBackground = true }.UnsafeStart();
        return job.WaitAsync();
    }

    private void RunAll()
    {
        LowPriority.SetForThisThread();
        while (TakeNext() is { } job) job.Run();
    }

    private HashJob? TakeNext()
    {
        lock (_changing)
        {
            if (!_turns.TryDequeue(out var line))
            {
                _running--;
                return null;
            }

            var job = line.Jobs.First!.Value;
            line.Jobs.RemoveFirst();
            _waiting--;
            if (line.Jobs.Count > 0) _turns.Enqueue(line);
            else _lines.Remove(line.Client);
            return job;
        }
    }

    private void Enqueue(Line line, HashJob job)
    {
        if (line.Jobs.Count >= (line.Client.Length == 0 ? capacity : longestLine)) throw TooMany();
        if (_waiting >= capacity) MakeRoom(line);
        line.Jobs.AddLast(job);
        _waiting++;
        if (line.Jobs.Count > 1) return;
        _lines.Add(line.Client, line);
        _turns.Enqueue(line);
    }

    /// <summary>Where there is no room, whoever came last in the longest line gives way to one who has fewer.</summary>
    private void MakeRoom(Line newcomer)
    {
        var longest = newcomer;
        foreach (var line in _lines.Values)
        {
            if (line.Jobs.Count > longest.Jobs.Count) longest = line;
        }

        if (longest.Jobs.Count <= newcomer.Jobs.Count + 1) throw TooMany();
        longest.Jobs.Last!.Value.Refuse(TooMany());
        longest.Jobs.RemoveLast();
        _waiting--;
    }

    private Line LineOf(string client)
    {
        var name = RequestContext.NetworkOf(client);
        return _lines.GetValueOrDefault(name) ?? new Line(name);
    }

    private static ApiException TooMany() => new(StatusCodes.Status429TooManyRequests) { RetryAfter = RetryAfter };

    private sealed class Line(string client)
    {
        public string Client { get; } = client;

        public LinkedList<HashJob> Jobs { get; } = new();
    }
}
