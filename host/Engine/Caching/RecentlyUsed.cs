using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Holdall.Engine.Caching;

/// <summary>
/// Things by their key, kept for as long as they are in use. Two generations: what was asked for since the last change of generation, and what was before;
/// the rest is forgotten. That is nearly "least recently used" without a lock.
/// </summary>
/// <param name="capacity">Most things that are kept.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly int _generation = capacity / 2;
    private ConcurrentDictionary<TKey, TValue> _young = new();
    private ConcurrentDictionary<TKey, TValue> _old = new();
    private int _count;

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (Volatile.Read(ref _young).TryGetValue(key, out value)) return true;
        if (!Volatile.Read(ref _old).TryGetValue(key, out value)) return false;
        Keep(key, value);
        return true;
    }

    public void Keep(TKey key, TValue value)
    {
        if (!_young.TryAdd(key, value) || Interlocked.Increment(ref _count) < _generation) return;
        Volatile.Write(ref _count, 0);
        Volatile.Write(ref _old, Volatile.Read(ref _young));
        Volatile.Write(ref _young, new ConcurrentDictionary<TKey, TValue>());
    }
}
