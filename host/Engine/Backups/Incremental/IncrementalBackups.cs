using Holdall.App;
using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using Holdall.Hooks;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>
/// Makes incremental backups of the main database for as long as the settings say so and this process serves. One process does at a time.
/// </summary>
internal sealed class IncrementalBackups(
    EngineOptions options, Databases databases, SegmentStores stores, ISettings settings, IHooks hooks, TimeProvider time,
    ILogger<IncrementalBackups> logger) : IDisposable
{
    private const string OwnerFile = "incremental-owner";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OwnerPace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for what was written last.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private LogKeeper? _keeper;
    private IncrementalSession? _session;
    private (Database Database, Chain Chain, long Commits)? _complete;
    private string? _fault;

    /// <summary>How they stand.</summary>
    public IncrementalState State => Volatile.Read(ref _session)?.State
        ?? (settings.Current.Backups.Incremental.Enabled ? new IncrementalState(true) { Error = _fault ?? "" } : IncrementalState.Off);

    private CleanStop Clean => CleanStop.In(options.DataDirectory);

    /// <summary>
    /// The databases are open and nothing is written yet: what lies in the log stays there from now on, whoever writes, in other commands too.
    /// </summary>
    public void Hold()
    {
        if (settings.Current.Backups.Incremental.Enabled) _keeper = LogKeeper.Begin(databases.Main);
    }

    /// <summary>Begins to make them, now or whenever the settings say so.</summary>
    public void Start()
    {
        hooks.SettingsReload.Use(async (_, next) =>
        {
            await next();
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        });
        _running = Task.Run(RunAsync);
    }

    /// <summary>Stores what was written last. Nobody may write any more.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _keeper?.Dispose();
        _keeper = null;
    }

    /// <summary>The database is closed: if all of it is stored the next start can go on from there.</summary>
    public void Remember()
    {
        if (_complete is not { } complete || complete.Database.Commits != complete.Commits) return;
        Clean.Write(complete.Chain);
    }

    public void Dispose()
    {
        _keeper?.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var changed = Volatile.Read(ref _changed).Task;
            try
            {
                _fault = null;
                await RunAsync(settings.Current.Backups, changed);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // Told to.
            }
            catch (Exception e)
            {
                _fault = e.Message;
                IncrementalLog.CanNot(logger, e);
                await Task.WhenAny(changed, Task.Delay(FaultPause, time, _stopping.Token));
            }
        }
    }

    /// <summary>Until the settings are others.</summary>
    private async Task RunAsync(BackupSettings backups, Task changed)
    {
        if (!backups.Incremental.Enabled)
        {
            LetGo();
            await changed.WaitAsync(_stopping.Token);
            return;
        }

        using var own = TryOwn();
        if (own is not null)
        {
            await MakeAsync(backups);
            return;
        }

        _fault = "Another process makes them.";
        IncrementalLog.MadeElsewhere(logger);
        LetGo();
        while (!changed.IsCompleted && !CanOwn()) await Task.Delay(OwnerPace, time, _stopping.Token);
    }

    private async Task MakeAsync(BackupSettings backups)
    {
        var store = stores.Of(backups);
        _keeper ??= LogKeeper.Begin(databases.Main);
        var owner = new StoreOwner(store, new Installation(options.DataDirectory));
        var session = new IncrementalSession(databases.Main, _keeper, store, owner, backups.Incremental, Clean, time, logger);
        _keeper = null;
        Volatile.Write(ref _session, session);
        try
        {
            while ((settings.Current.Backups.Incremental, settings.Current.Backups.S3) == (backups.Incremental, backups.S3))
            {
                var changed = Volatile.Read(ref _changed).Task;
                await session.StepAsync(_stopping.Token);
                await Task.WhenAny(changed, Task.Delay(Pace, time, _stopping.Token));
                _stopping.Token.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await EndAsync(session);
        }
    }

    private async Task EndAsync(IncrementalSession session)
    {
        var main = databases.Main;
        var commits = main.Commits;
        using var timeout = new CancellationTokenSource(StopTimeout, time);
        Clean.Delete();
        if (await session.EndAsync(timeout.Token) && _stopping.IsCancellationRequested) _complete = (main, session.Chain!, commits);
        // It goes on with other settings, unless these are that it should not.
        _keeper = session.Keeper;
        Volatile.Write(ref _session, null);
    }

    private void LetGo()
    {
        if (_keeper is not { } keeper) return;
        _keeper = null;
        keeper.End();
        keeper.Dispose();
    }

    private bool CanOwn()
    {
        using var own = TryOwn();
        return own is not null;
    }

    /// <summary>The right to make them: the operating system takes it back from a process that dies.</summary>
    private FileStream? TryOwn()
    {
        var path = Path.Combine(options.DataDirectory, DataDirectoryEntries.Run, OwnerFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
