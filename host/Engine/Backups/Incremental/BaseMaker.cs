using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Begins a generation: stores all pages as they are at one moment. Writers wait for that moment only, as for a backup.</summary>
internal sealed class BaseMaker(Database database, ISegmentStore store, TimeProvider time)
{
    public async Task<NewBase> MakeAsync(CancellationToken aborted)
    {
        var snapshot = DatabaseSnapshot.Prepare(database);
        try
        {
            var (position, now) = (default(LogPosition), default(DateTimeOffset));
            await database.RunAsync(
                () =>
                {
                    snapshot.Take();
                    using var log = LogReader.TryOpen(database.File + "-wal");
                    position = LogReader.PositionBehind(snapshot.Frames == 0 ? null : log, snapshot.Frames);
                    now = time.GetUtcNow();
                    return Task.CompletedTask;
                },
                aborted);
            return new NewBase(await StoreAsync(snapshot, position, now, aborted), snapshot);
        }
        catch
        {
            using (snapshot) snapshot.End();
            throw;
        }
    }

    private async Task<Chain> StoreAsync(DatabaseSnapshot snapshot, LogPosition position, DateTimeOffset now, CancellationToken aborted)
    {
        var generation = SegmentNames.NewGeneration(now);
        var (pageSize, pageCount) = (snapshot.PageSize, snapshot.PageCount);
        var header = new SegmentHeader(0, pageSize, pageCount, pageCount, now, position, position, SegmentHeader.NoHash);
        byte[] hash = [];
        using var log = snapshot.LogLength > 0 ? LogReader.TryOpen(database.File + "-wal") : null;
        var read = ReaderOf(log, snapshot.Frames, pageSize);
        await store.SaveAsync(
            SegmentNames.Of(generation, 0, now), target => hash = SegmentWriter.Write(target, header, Numbers(pageCount), read, aborted), aborted);
        return new Chain(generation, now, 0, now, hash, position);
    }

    /// <summary>Pages of the state that are not in the file yet lie in the log, and over the file.</summary>
    private PageReader ReaderOf(SafeFileHandle? log, uint frames, int pageSize)
    {
        var file = database.Raw.Find(database.File)!;
        var changes = log is not null && LogHeader.Find(log) is { } header ? LogReader.Read(log, header, header.Start, frames) : null;
        if (log is not null && changes?.End.Frames != frames) throw new BrokenChainException("The log of changes can't be read up to its end.");
        return (page, content) =>
        {
            if (changes?.Has(page) is true) changes.Read(log, page, content);
            else LogReader.ReadFully(file, content, (page - 1L) * pageSize);
        };
    }

    private static IEnumerable<uint> Numbers(uint count)
    {
        for (var page = 1u; page <= count; page++) yield return page;
    }
}
