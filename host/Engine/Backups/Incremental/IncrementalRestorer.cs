using Holdall.Engine.Storage;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Puts the database together as it was at a time. Each segment is read to its end and compared before anything of it is used.</summary>
internal sealed class IncrementalRestorer(ISegmentStore store)
{
    /// <param name="at">The time; what was answered later is not in it. Null = the last there is.</param>
    /// <param name="target">The file, which must not be there yet. Nothing remains when it fails.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>The time of the last segment that is in it.</returns>
    /// <exception cref="InvalidDataException">It can't be restored: the message says why, and what can be.</exception>
    public async Task<DateTimeOffset> RunAsync(DateTimeOffset? at, string target, CancellationToken aborted)
    {
        var segments = Choose(await StoredGeneration.ListAsync(store, aborted), at);
        try
        {
            using (var file = File.OpenHandle(target, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await ApplyAsync(segments, file, target + ".segment", aborted);
                RandomAccess.FlushToDisk(file);
            }

            using var database = new UnchangedDatabase(target);
            if (database.FindDamage() is { } damage) throw new InvalidDataException($"What was put together is damaged: {damage}");
            return segments[^1].Time;
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    /// <summary>What comes nearest to the time, from the newer one if two do. While a base is stored the generation before goes on.</summary>
    private IReadOnlyList<StoredSegment> Choose(IReadOnlyList<StoredGeneration> generations, DateTimeOffset? at)
    {
        if (generations.Count == 0) throw new InvalidDataException($"There are no incremental backups in {store.Place}.");
        IReadOnlyList<StoredSegment>? chosen = null;
        foreach (var generation in generations)
        {
            var found = generation.FindUntil(at ?? DateTimeOffset.MaxValue);
            if (found is not null && (chosen is null || found[^1].Time >= chosen[^1].Time)) chosen = found;
        }

        return chosen ?? throw new InvalidDataException($"The oldest incremental backup in {store.Place} is of {Moments.TextOf(generations[0].Base.Time)}.");
    }

    private async Task ApplyAsync(IReadOnlyList<StoredSegment> segments, SafeFileHandle file, string temporary, CancellationToken aborted)
    {
        SegmentFile? former = null;
        for (var i = 0; i < segments.Count; i++)
        {
            try
            {
                if (segments[i].Number != i) throw new InvalidDataException("It is missing.");
                await using var stored = await store.OpenAsync(segments[i].Key, aborted);
                await using var content = await FetchAsync(stored, temporary, aborted);
                var segment = await SegmentFile.CheckAsync(content, aborted);
                ThrowIfOther(segment, former, i);
                segment.Apply(file);
                former = segment;
            }
            catch (Exception e) when (e is InvalidDataException or FileNotFoundException or EndOfStreamException)
            {
                var what = i == 0 ? $"The base of {segments[0].Generation} can't be used: {e.Message}" : $"The segment {i} of {segments[0].Generation} can't be used: {e.Message}";
                var rest = i == 0
                    ? "A time before it restores from the generation before."
                    : $"The last state before it is of {Moments.TextOf(segments[i - 1].Time)}, and can be restored by that time.";
                throw new InvalidDataException($"{what} {rest}", e);
            }
        }
    }

    private static void ThrowIfOther(SegmentFile segment, SegmentFile? former, int number)
    {
        var header = segment.Header;
        var isNext = header.Number == number && (former is null
            ? header.Previous.Span.SequenceEqual(SegmentHeader.NoHash.Span)
            : header.Previous.Span.SequenceEqual(former.Hash) && header.PageSize == former.Header.PageSize);
        if (!isNext) throw new InvalidDataException("It is not the one that follows.");
    }

    /// <summary>What lies elsewhere is fetched as a whole, since it is read twice.</summary>
    private static async Task<Stream> FetchAsync(Stream stored, string temporary, CancellationToken aborted)
    {
        if (stored is FileStream) return stored;
        var copy = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
        try
        {
            await stored.CopyToAsync(copy, aborted);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
