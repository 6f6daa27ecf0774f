using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Stores what was written to the log since the last time as one more segment of a generation, and keeps the log short.</summary>
internal sealed class LogCapture(Database database, LogKeeper keeper, ISegmentStore store, Chain chain, TimeProvider time)
{
    private const int MostRounds = 10;

    private LogPosition _read = chain.Position;
    private LogPart? _held;
    private string? _doubtful;

    /// <summary>From so many frames on the log has to begin anew, also when there is no pause between writes.</summary>
    public uint LongLog { get; init; } = 16_000;

    /// <summary>How far it has come.</summary>
    public Chain Chain { get; private set; } = chain;

    /// <summary>Everything that was answered before this time is stored, once <see cref="StoreAsync(CancellationToken)"/> has ended.</summary>
    public DateTimeOffset Until { get; private set; } = chain.Time;

    /// <summary>About how many frames of the log are not stored yet.</summary>
    public uint CountWaiting() => keeper.Count().Frames is var frames && frames >= _read.Frames ? frames - _read.Frames : frames;

    /// <summary>Stores what is new.</summary>
    /// <returns>Whether anything was.</returns>
    /// <exception cref="BrokenChainException">The log is not what it should be.</exception>
    public async Task<bool> StoreAsync(CancellationToken aborted)
    {
        var before = Chain;
        await StoreHeldAsync(aborted);
        keeper.BeginNext();
        try
        {
            using var part = Read();
            if (part is not null) await StoreAsync(part, aborted);
        }
        catch
        {
            keeper.EndNext();
            throw;
        }

        keeper.EndFormer();
        return Chain != before;
    }

    /// <summary>
    /// Copies a long log into the file, so that it begins anew. That needs a moment in which nothing is written; where writes leave none, the writer is taken
    /// for as long as a commit takes that copies the log.
    /// </summary>
    public async Task ShortenAsync(CancellationToken aborted)
    {
        if (IsKeptByOthers || keeper.Count().Frames < LogCopier.ShortLog) return;
        keeper.Copy();
        keeper.BeginNext();
        keeper.EndFormer();
        var (frames, copied) = keeper.Count();
        for (var i = 0; i < MostRounds && frames > copied && frames >= LongLog && !IsKeptByOthers; i++)
        {
            await StoreAsync(aborted);
            keeper.Copy();
            if (CountWaiting() >= LogCopier.ShortLog) continue;
            await database.RunAsync(
                () =>
                {
                    BeginLogAnew();
                    return Task.CompletedTask;
                },
                aborted);
            await StoreHeldAsync(aborted);
            (frames, copied) = keeper.Count();
        }
    }

    private bool IsKeptByOthers => database.KeptSnapshots > 1;

    /// <summary>Nothing is written meanwhile. What is left of the log is read into memory, so that it need not be kept until it is stored.</summary>
    private void BeginLogAnew()
    {
        keeper.BeginNext();
        if (CountWaiting() >= LogCopier.ShortLog)
        {
            keeper.EndNext();
            return;
        }

        try
        {
            using var part = Read();
            _held = part?.Load();
            _read = part?.Changes.End ?? _read;
        }
        catch
        {
            keeper.EndNext();
            throw;
        }

        keeper.EndFormer();
        keeper.Copy();
        keeper.BeginNext();
        keeper.EndFormer();
    }

    private async Task StoreHeldAsync(CancellationToken aborted)
    {
        if (_held is not { } held) return;
        await StoreAsync(held, aborted);
        _held = null;
    }

    /// <summary>What the log has got since it was read; null = nothing. A log that has begun anew meanwhile is found at the second look.</summary>
    private LogPart? Read()
    {
        for (var i = 0; i < 2; i++)
        {
            var frames = keeper.Count().Frames;
            var now = Until = time.GetUtcNow();
            var log = LogReader.TryOpen(keeper.LogFile);
            var changes = log is null ? null : Read(log, frames);
            if (changes is { Any: true } && changes.End.Frames >= frames) return new LogPart(changes, now, log);
            log?.Dispose();
            if (frames == 0 || changes?.End.Frames >= frames) return null;
        }

        throw new BrokenChainException("The log of changes can't be read up to its end.");
    }

    private LogChanges? Read(SafeFileHandle log, uint frames)
    {
        if (LogHeader.Find(log) is not { } header) return null;
        return LogReader.Read(log, header, header.HasSaltsOf(_read) ? _read : header.Start, frames);
    }

    private async Task StoreAsync(LogPart part, CancellationToken aborted)
    {
        var changes = part.Changes;
        // A clock that was put back must not mix up the order.
        var now = part.Time > Chain.Time ? part.Time : Chain.Time;
        var pages = changes.Pages();
        var header = new SegmentHeader(
            Chain.Number + 1, changes.PageSize, changes.PageCount, (uint)pages.Count, now, changes.Start, changes.End, Chain.Hash);
        byte[] hash = [];
        // What a store did not acknowledge may lie there nevertheless.
        if (_doubtful is not null) await store.DeleteAsync(_doubtful, aborted);
        _doubtful = SegmentNames.Of(Chain.Generation, header.Number, now);
        await store.SaveAsync(
            _doubtful,
            target => hash = SegmentWriter.Write(target, header, pages, (page, content) => changes.Read(part.Log, page, content), aborted),
            aborted);
        _doubtful = null;
        Chain = Chain with { Number = header.Number, Time = now, Hash = hash, Position = changes.End };
        _read = changes.End;
    }
}
