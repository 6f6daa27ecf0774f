using System.Collections.Concurrent;

namespace Holdall.Engine.Filters;

/// <summary>
/// Syntax trees by their text, kept for as long as they are in use. Two generations: what was asked for since the last change of generation, and what
/// was before; the rest is forgotten. That is nearly "least recently used" without a lock.
/// </summary>
internal sealed class ParsedFilters(int capacity)
{
    /// <summary>The trees of this process: parsing depends on nothing but the text.</summary>
    public static readonly ParsedFilters Shared = new(512);

    private readonly int _generation = capacity / 2;
    private ConcurrentDictionary<string, FilterNode> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, FilterNode> _old = new(StringComparer.Ordinal);
    private int _count;

    /// <exception cref="FilterException">The expression is not valid.</exception>
    public FilterNode Get(string source)
    {
        if (Volatile.Read(ref _young).TryGetValue(source, out var node)) return node;
        if (!Volatile.Read(ref _old).TryGetValue(source, out node)) node = Parser.Parse(source);
        Keep(source, node);
        return node;
    }

    private void Keep(string source, FilterNode node)
    {
        if (!_young.TryAdd(source, node) || Interlocked.Increment(ref _count) < _generation) return;
        Volatile.Write(ref _count, 0);
        Volatile.Write(ref _old, Volatile.Read(ref _young));
        Volatile.Write(ref _young, new ConcurrentDictionary<string, FilterNode>(StringComparer.Ordinal));
    }
}
