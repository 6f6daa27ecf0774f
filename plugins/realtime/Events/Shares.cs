using System.Collections.Concurrent;
using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// How long changes may take that are told by the options of subscriptions, which are the client's: a share for each account, and for all guests of an
/// address. The changes of a collection are told one after the other, so what one takes the others wait for.
/// </summary>
internal sealed class Shares(TimeProvider time)
{
    /// <summary>From so many on those are forgotten that have used nothing lately.</summary>
    private const int Many = 1000;

    private readonly ConcurrentDictionary<string, HeldTime> _left = new(StringComparer.Ordinal);
    private int _most = Many;

    /// <summary>What is left for whoever has a client.</summary>
    public HeldTime Of(RealtimeClient client)
    {
        var owner = client.Owner;
        if (_left.TryGetValue(owner, out var left)) return left;
        if (_left.Count >= _most) Forget();
        return _left.GetOrAdd(owner, static (_, time) => new HeldTime(time), time);
    }

    private void Forget()
    {
        foreach (var (owner, left) in _left)
        {
            if (left.IsFull) _left.TryRemove(owner, out _);
        }

        // Where most are at work, each further one must not look through all of them again.
        _most = Math.Max(Many, 2 * _left.Count);
    }
}
