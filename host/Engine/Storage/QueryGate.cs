using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Storage;

/// <summary>
/// Lets as many queries run as there are readers for them. No address, and guests together, have more than half of these; who has to wait stands in a
/// line with others of the same address, and the lines take turns. Superusers are in no share.
/// </summary>
/// <param name="readers">Number of queries that run at the same time.</param>
/// <param name="longestLine">Number that may wait in one line.</param>
/// <param name="capacity">Number that may wait altogether.</param>
internal sealed class QueryGate(int readers, int longestLine = 256, int capacity = 2048)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly int _share = Math.Max(1, readers / 2);
    private readonly Lock _changing = new();
    private readonly Dictionary<string, int> _runningByAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<QueryCaller, Line> _lines = [];
    private readonly LinkedList<Line> _turns = new();
    private int _running;
    private int _runningOfGuests;
    private int _waiting;

    /// <summary>Number of queries that run.</summary>
    public int Running
    {
        get
        {
            lock (_changing) return _running;
        }
    }

    /// <summary>Number of queries that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_changing) return _waiting;
        }
    }

    /// <summary>Waits until the caller's query may run. Each has to <see cref="Leave"/> when it has.</summary>
    /// <exception cref="ApiException">503: too many wait already.</exception>
    public ValueTask EnterAsync(QueryCaller caller, CancellationToken aborted)
    {
        Waiter waiter;
        lock (_changing)
        {
            // Whoever came before and still waits could not run now either: places that become free are given away at once.
            if (MayRun(caller))
            {
                Start(caller);
                return ValueTask.CompletedTask;
            }

            waiter = Enqueue(caller);
        }

        return new ValueTask(WaitAsync(waiter, aborted));
    }

    public void Leave(QueryCaller caller)
    {
        lock (_changing)
        {
            _running--;
            if (caller.IsGuest) _runningOfGuests--;
            if (!caller.IsSuperuser && --_runningByAddress[caller.Address] == 0) _runningByAddress.Remove(caller.Address);
            LetIn();
        }
    }

    private bool MayRun(QueryCaller caller) =>
        _running < readers
        && (!caller.IsGuest || _runningOfGuests < _share)
        && (caller.IsSuperuser || _runningByAddress.GetValueOrDefault(caller.Address) < _share);

    private void Start(QueryCaller caller)
    {
        _running++;
        if (caller.IsGuest) _runningOfGuests++;
        if (!caller.IsSuperuser) _runningByAddress[caller.Address] = _runningByAddress.GetValueOrDefault(caller.Address) + 1;
    }

    /// <summary>Goes once through the lines that wait. One that lets somebody in goes behind the others; one that may not keeps its place.</summary>
    private void LetIn()
    {
        var turn = _turns.First;
        for (var left = _turns.Count; left > 0 && _running < readers; left--)
        {
            var next = turn!.Next;
            var line = turn.Value;
            if (line.Waiters.Count == 0 || MayRun(line.Caller))
            {
                _turns.Remove(turn);
                LetFirstIn(line);
                if (line.Waiters.Count > 0) _turns.AddLast(turn);
                else _lines.Remove(line.Caller);
            }

            turn = next;
        }
    }

    private void LetFirstIn(Line line)
    {
        if (line.Waiters.First is not { } first) return;
        line.Waiters.RemoveFirst();
        _waiting--;
        Start(line.Caller);
        first.Value.Admitted.SetResult();
    }

    private Waiter Enqueue(QueryCaller caller)
    {
        if (!_lines.TryGetValue(caller, out var line)) line = new Line(caller);
        if (line.Waiters.Count >= longestLine || _waiting >= capacity)
            throw new ApiException(StatusCodes.Status503ServiceUnavailable, "Too many requests wait already.") { RetryAfter = RetryAfter };
        if (_lines.TryAdd(caller, line)) _turns.AddLast(line);
        var waiter = new Waiter(line);
        line.Waiters.AddLast(waiter);
        _waiting++;
        return waiter;
    }

    private async Task WaitAsync(Waiter waiter, CancellationToken aborted)
    {
        await using var _ = aborted.Register(() => GiveUp(waiter, aborted));
        await waiter.Admitted.Task;
    }

    private void GiveUp(Waiter waiter, CancellationToken aborted)
    {
        lock (_changing)
        {
            // One that has just been let in runs, and leaves by itself.
            if (!waiter.Line.Waiters.Remove(waiter)) return;
            _waiting--;
            waiter.Admitted.SetCanceled(aborted);
        }
    }

    /// <summary>An empty one stays until its turn.</summary>
    private sealed class Line(QueryCaller caller)
    {
        public QueryCaller Caller { get; } = caller;

        public LinkedList<Waiter> Waiters { get; } = new();
    }

    private sealed class Waiter(Line line)
    {
        public Line Line { get; } = line;

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
