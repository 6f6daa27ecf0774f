namespace Holdall.Engine.Backups.Incremental;

/// <summary>A base and what was changed after it, in order.</summary>
/// <param name="Segments">The base first.</param>
internal sealed record StoredGeneration(IReadOnlyList<StoredSegment> Segments)
{
    public string Name => Base.Generation;

    public StoredSegment Base => Segments[0];

    /// <summary>The time of what was stored last.</summary>
    public DateTimeOffset End => Segments[^1].Time;

    /// <summary>What is needed for a time; null when it is before the base.</summary>
    public IReadOnlyList<StoredSegment>? FindUntil(DateTimeOffset time) =>
        Base.Time <= time ? [.. Segments.TakeWhile(segment => segment.Time <= time)] : null;

    /// <summary>Before the first number that is missing.</summary>
    public StoredSegment Last
    {
        get
        {
            var i = 0;
            while (i + 1 < Segments.Count && Segments[i + 1].Number == Segments[i].Number + 1) i++;
            return Segments[i];
        }
    }

    /// <summary>The complete generations of a store, the oldest first. What has no base is none: it was being made or deleted.</summary>
    public static async Task<IReadOnlyList<StoredGeneration>> ListAsync(ISegmentStore store, CancellationToken aborted) =>
        Of(await KeysAsync(store, aborted));

    /// <summary>
    /// Deletes generations that no time after this one needs, the base first, and what work has left that did not come to its end. Nobody may be at such
    /// work.
    /// </summary>
    public static async Task DeleteOldAsync(ISegmentStore store, DateTimeOffset before, CancellationToken aborted)
    {
        var keys = await KeysAsync(store, aborted);
        var all = Of(keys);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            // A base that was stored while the one before went on, and has nothing behind it, does not replace that.
            var isReplaced = all.Skip(i + 1).Any(later => later.Base.Time < before && later.End >= all[i].End);
            if (!isReplaced) kept.Add(all[i].Name);
        }

        foreach (var key in keys)
        {
            var isOld = SegmentNames.Find(key) is { } segment ? !kept.Contains(segment.Generation) : SegmentFolder.IsPending(key);
            if (isOld) await store.DeleteAsync(key, aborted);
        }
    }

    private static List<StoredGeneration> Of(List<string> keys)
    {
        var found = new SortedDictionary<string, List<StoredSegment>>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (SegmentNames.Find(key) is not { } segment) continue;
            if (!found.TryGetValue(segment.Generation, out var segments)) found[segment.Generation] = segments = [];
            segments.Add(segment);
        }

        return [.. found.Values.Where(static segments => segments[0].Number == 0).Select(static segments => new StoredGeneration(segments))];
    }

    /// <summary>In the order of generations and numbers.</summary>
    private static async Task<List<string>> KeysAsync(ISegmentStore store, CancellationToken aborted)
    {
        var keys = new List<string>();
        await foreach (var key in store.ListAsync(aborted)) keys.Add(key);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
