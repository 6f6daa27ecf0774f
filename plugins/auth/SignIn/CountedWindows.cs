using System.Collections.Concurrent;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Counts what happens under a name, from its first time on until a time has passed.</summary>
/// <param name="time">The clock.</param>
/// <param name="window">How long counts are kept.</param>
internal sealed class CountedWindows(TimeProvider time, TimeSpan window)
{
    private const int SweepAbove = 10_000;

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts once more.</summary>
    /// <returns>The count.</returns>
    public int Add(string name)
    {
        var now = time.GetUtcNow();
        if (_counts.Count > SweepAbove) RemoveEnded(now);
        return _counts.AddOrUpdate(
            name,
            static (_, state) => new Count(1, state.now + state.window),
            static (_, known, state) => known.Until <= state.now ? new Count(1, state.now + state.window) : known with { Value = known.Value + 1 },
            (now, window)).Value;
    }

    /// <summary>Counts once less.</summary>
    public void Undo(string name)
    {
        while (_counts.TryGetValue(name, out var known) && known.Value > 0)
        {
            if (_counts.TryUpdate(name, known with { Value = known.Value - 1 }, known)) return;
        }
    }

    /// <summary>Forgets all counts.</summary>
    public void Reset() => _counts.Clear();

    private void RemoveEnded(DateTimeOffset now)
    {
        foreach (var entry in _counts)
        {
            if (entry.Value.Until <= now) _counts.TryRemove(entry);
        }
    }

    private sealed record Count(int Value, DateTimeOffset Until);
}
