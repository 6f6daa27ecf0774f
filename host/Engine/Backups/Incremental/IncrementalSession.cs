using System.Runtime.ExceptionServices;
using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Makes incremental backups by one state of the settings: a base now and then, and what has changed every few seconds.</summary>
/// <param name="database">The database.</param>
/// <param name="keeper">What keeps its log.</param>
/// <param name="store">Where segments go.</param>
/// <param name="owner">Whose that is.</param>
/// <param name="settings">How often.</param>
/// <param name="clean">What the process before has left.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told when the state changes.</param>
internal sealed class IncrementalSession(
    Database database, LogKeeper keeper, ISegmentStore store, StoreOwner owner, IncrementalBackupSettings settings, CleanStop clean, TimeProvider time,
    ILogger logger)
{
    /// <summary>How long the log may get while it can't be stored.</summary>
    private const long MostBytes = 512L << 20;

    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestBasePause = TimeSpan.FromMinutes(10);

    private readonly BaseMaker _bases = new(database, store, time);
    private LogCapture? _capture;
    private Task<NewBase>? _making;
    private NewBase? _made;
    private LogCapture? _next;
    private int _baseFailures;
    private DateTimeOffset _noBaseBefore;
    private string _baseError = "";
    private string _error = "";
    private bool _isOwn;
    private bool _isOthers;
    private bool _hasLooked;
    private int _failures;
    private DateTimeOffset _notBefore;
    private DateTimeOffset _stored;

    /// <summary>How it stands.</summary>
    public IncrementalState State { get; private set; } = new(true) { Place = store.Place };

    /// <summary>What keeps the log; null while that may grow no further.</summary>
    public LogKeeper? Keeper { get; private set; } = keeper;

    /// <summary>How far it has come; null while there is no generation.</summary>
    public Chain? Chain => _capture?.Chain;

    /// <summary>How long the log may get; tests set less.</summary>
    public long LogLimit { get; init; } = MostBytes;

    /// <summary>Does what is due. Failures of the store are told, and it is tried again later.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        try
        {
            GiveUpLongLog();
            if (time.GetUtcNow() < _notBefore) return;
            var hasStored = await DoAsync(stop);
            if (hasStored && _failures > 0)
            {
                IncrementalLog.Recovered(logger, store.Place);
                _failures = 0;
            }

            Tell(_failures == 0 ? "" : _error);
        }
        catch (BrokenChainException e)
        {
            IncrementalLog.Broken(logger, e.Message);
            Abandon();
            _notBefore = time.GetUtcNow() + ShortPause;
            Tell(e.Message);
        }
        catch (OtherInstallationException e)
        {
            if (!_isOthers) IncrementalLog.BelongsToAnother(logger, store.Place);
            _isOthers = true;
            // Nothing of the log can be stored there, so it need not be kept.
            GiveUp();
            Fail(e);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            if (_failures == 0) IncrementalLog.Failed(logger, e, store.Place);
            Fail(e);
        }
    }

    private void Fail(Exception e)
    {
        // What answers again may be something else.
        _isOwn = false;
        _notBefore = After(++_failures, LongestPause);
        Tell(e.Message);
    }

    /// <summary>Stores what was written last. The log is kept on by <see cref="Keeper"/>.</summary>
    /// <param name="aborted">Ends the patience.</param>
    /// <returns>Whether everything is stored.</returns>
    public async Task<bool> EndAsync(CancellationToken aborted)
    {
        var failure = await TryStoreLastAsync(aborted);
        if (_making is not null) await AbandonAsync(_making);
        _made?.Dispose();
        if (failure is not null) IncrementalLog.NotStoredAtStop(logger, failure.SourceException);
        return failure is null && _capture is not null;
    }

    private async Task<ExceptionDispatchInfo?> TryStoreLastAsync(CancellationToken aborted)
    {
        try
        {
            if (_capture is not null) await _capture.StoreAsync(aborted);
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }

    /// <returns>Whether something could be stored.</returns>
    private async Task<bool> DoAsync(CancellationToken stop)
    {
        // A base that is being made is looked after when it is done.
        if (!_isOwn && _making is null) await ClaimAsync(stop);
        // It was given up: now that the store answers it begins anew.
        Keeper ??= LogKeeper.Begin(database);
        if (!_hasLooked) await ContinueAsync(stop);
        _hasLooked = true;
        var hasChanged = await ChangeGenerationAsync(stop);
        var now = time.GetUtcNow();
        await BeginBaseAsync(now, stop);
        if (_capture is null || (now - _stored < TimeSpan.FromSeconds(settings.Interval) && _capture.CountWaiting() < LogCopier.ShortLog)) return hasChanged;
        var isStored = await _capture.StoreAsync(stop);
        _stored = _capture.Until;
        await _capture.ShortenAsync(stop);
        return isStored || hasChanged;
    }

    /// <summary>Nothing is stored before, and nothing deleted. A base that was stored while another installation took the place goes.</summary>
    private async Task ClaimAsync(CancellationToken stop)
    {
        try
        {
            await owner.ClaimAsync(stop);
        }
        catch (OtherInstallationException) when (_made is { Chain: var made })
        {
            await store.DeleteAsync(SegmentNames.Of(made.Generation, made.Number, made.Time), stop);
            throw;
        }

        (_isOwn, _isOthers) = (true, false);
    }

    /// <summary>It takes long and is not begun in vain: the store is asked for something else before.</summary>
    private async Task BeginBaseAsync(DateTimeOffset now, CancellationToken stop)
    {
        var isDue = _capture is null || now - _capture.Chain.Began >= TimeSpan.FromHours(settings.BaseInterval);
        if (!isDue || _making is not null || _made is not null || now < _noBaseBefore) return;
        await StoredGeneration.ListAsync(store, stop);
        _making = _bases.MakeAsync(stop);
    }

    /// <summary>Goes on with the newest generation if the log, or the file, is what it was at its end.</summary>
    private async Task ContinueAsync(CancellationToken stop)
    {
        if (await StoredGeneration.ListAsync(store, stop) is not [.., var newest]) return;
        if (newest.Last != newest.Segments[^1])
        {
            IncrementalLog.Broken(logger, $"in {newest.Name} the segment {newest.Last.Number + 1} is missing.");
            return;
        }

        await using var content = await store.OpenAsync(newest.Last.Key, stop);
        var (header, hash) = await SegmentFile.PeekAsync(content, stop);
        var chain = new Chain(newest.Name, newest.Base.Time, header.Number, newest.Last.Time, hash, header.End);
        if (!IsAtHand(chain))
        {
            if (clean.TakeRestored()) IncrementalLog.Restored(logger, newest.Name);
            else IncrementalLog.Broken(logger, $"the database was changed after the end of {newest.Name} by what this process did not see.");
            return;
        }

        _capture = new LogCapture(database, Keeper!, store, chain, time);
        IncrementalLog.Continues(logger, chain.Generation, store.Place);
    }

    private bool IsAtHand(Chain chain)
    {
        if (clean.IsAt(chain)) return true;
        using var log = LogReader.TryOpen(Keeper!.LogFile);
        return log is not null && chain.Position.Frames <= Keeper.Count().Frames && LogReader.Has(log, chain.Position);
    }

    /// <summary>
    /// A base that is complete takes over once the first segment behind it is stored too: until then its snapshot keeps what is to be in that.
    /// </summary>
    private async Task<bool> ChangeGenerationAsync(CancellationToken stop)
    {
        if (_made is null)
        {
            if (_making is not { IsCompleted: true } making) return false;
            _making = null;
            if (!await TryTakeAsync(making, stop)) return false;
            await ClaimAsync(stop);
        }

        _next ??= new LogCapture(database, Keeper!, store, _made!.Chain, time);
        await _next.StoreAsync(stop);
        (_capture, _next) = (_next, null);
        _stored = _capture.Until;
        _made!.Dispose();
        _made = null;
        IncrementalLog.Began(logger, _capture.Chain.Generation, store.Place);
        await StoredGeneration.DeleteOldAsync(store, time.GetUtcNow().AddDays(-settings.KeepDays), stop);
        return true;
    }

    /// <summary>One that has failed is made again later. The generation before goes on meanwhile.</summary>
    private async Task<bool> TryTakeAsync(Task<NewBase> making, CancellationToken stop)
    {
        try
        {
            _made = await making;
            _baseFailures = 0;
            _baseError = "";
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _noBaseBefore = After(++_baseFailures, LongestBasePause);
            _baseError = e.Message;
            if (_baseFailures == 1) IncrementalLog.BaseFailed(logger, e, store.Place);
            return false;
        }
    }

    private DateTimeOffset After(int failures, TimeSpan longest)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 16)));
        return time.GetUtcNow() + (pause < longest ? pause : longest);
    }

    private void GiveUpLongLog()
    {
        if (Keeper is null || _making is not null || _failures == 0) return;
        var bytes = Keeper.BytesOf(Keeper.Count().Frames);
        if (bytes < LogLimit) return;
        IncrementalLog.GaveUp(logger, bytes >> 20, store.Place);
        GiveUp();
    }

    /// <summary>The log may begin anew, whatever of it is stored.</summary>
    private void GiveUp()
    {
        Abandon();
        Keeper?.End();
        Keeper?.Dispose();
        Keeper = null;
        _isOwn = false;
    }

    private void Abandon()
    {
        (_capture, _next) = (null, null);
        _made?.Dispose();
        _made = null;
    }

    private static async Task AbandonAsync(Task<NewBase> making)
    {
        await ((Task)making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (making.IsCompletedSuccessfully) (await making).Dispose();
    }

    private void Tell(string error)
    {
        _error = error;
        State = State with
        {
            Generation = Chain?.Generation ?? "",
            LastSegment = Chain?.Time,
            StoredUntil = _capture is null ? null : _stored == default ? Chain!.Time : _stored,
            BytesWaiting = _capture is null ? 0 : Keeper!.BytesOf(_capture.CountWaiting()),
            Error = error.Length > 0 ? error : _baseError,
        };
    }
}
