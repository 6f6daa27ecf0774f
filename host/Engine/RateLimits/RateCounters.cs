using System.Collections.Concurrent;
using Holdall.Settings;

namespace Holdall.Engine.RateLimits;

/// <summary>What is counted together, for one client.</summary>
internal readonly record struct RateCounterKey(string Owner, string Route, string Action, string Audience, string Client);

/// <summary>Fixed windows of whole seconds, in memory.</summary>
internal sealed class RateCounters(TimeProvider time)
{
    private const int Max = 100_000;
    private const long IdleSeconds = 1800;

    private readonly ConcurrentDictionary<RateCounterKey, Window> _windows = new();
    private int _count;
    private long _swept;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Takes one of the requests that a rule allows; false when none is left.</summary>
    public bool TryTake(RateCounterKey key, RateLimitRule rule)
    {
        var now = Now;
        if (!_windows.TryGetValue(key, out var window)) window = Add(key, now);
        return window.TryTake(rule, now);
    }

    public void Clear()
    {
        _windows.Clear();
        Volatile.Write(ref _count, 0);
    }

    /// <summary>Removes what was not used for half an hour after its window.</summary>
    public void RemoveIdle() => RemoveEndedBefore(Now - IdleSeconds);

    private Window Add(RateCounterKey key, long now)
    {
        // A crowd of addresses must not fill the memory. A window that has ended says nothing any more.
        if (Interlocked.Increment(ref _count) > Max && Interlocked.Exchange(ref _swept, now) != now) RemoveEndedBefore(now);
        return _windows.GetOrAdd(key, static _ => new Window());
    }

    private void RemoveEndedBefore(long limit)
    {
        foreach (var entry in _windows)
        {
            if (entry.Value.End < limit) _windows.TryRemove(entry);
        }

        Volatile.Write(ref _count, _windows.Count);
    }

    private sealed class Window
    {
        private readonly Lock _taking = new();
        private long _start;
        private long _left;

        /// <summary>The second in which it ends; one that was just made has not begun.</summary>
        public long End { get; private set; } = long.MaxValue;

        public bool TryTake(RateLimitRule rule, long now)
        {
            lock (_taking)
            {
                if (now - _start >= rule.Duration)
                {
                    (_start, _left) = (now, rule.MaxRequests);
                    End = now + rule.Duration;
                }

                if (_left <= 0) return false;
                _left--;
                return true;
            }
        }
    }
}
