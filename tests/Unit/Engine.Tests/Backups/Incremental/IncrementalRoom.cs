using System.Text;
using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using Holdall.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Backups.Incremental;

/// <summary>A database whose incremental backups are made step by step, by a clock that stands still.</summary>
internal sealed class IncrementalRoom : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private int _restored;

    /// <param name="storeFolder">A folder that another one stores in; null = its own.</param>
    public IncrementalRoom(string? storeFolder = null)
    {
        StoreFolder = storeFolder ?? _folder.File("segments");
        Store = new FragileStore(new SegmentFolder(StoreFolder));
        Database = Database.Open(File);
        Change("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)");
    }

    public string File => _folder.File("data.db");

    public string StoreFolder { get; }

    /// <summary>The file that says whose the store is.</summary>
    public string OwnerFile => Path.Combine(StoreFolder, StoreOwner.Key);

    public Installation Installation => new(_folder.Path);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public FragileStore Store { get; }

    public Lines Lines { get; } = new();

    public Database Database { get; private set; }

    public IncrementalSession Session { get; private set; } = null!;

    public CleanStop Clean => new(_folder.Path, File);

    public DateTimeOffset Now => Time.GetUtcNow();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    /// <summary>Begins, or begins anew on what is there.</summary>
    public void Begin(IncrementalBackupSettings? settings = null, long logLimit = long.MaxValue)
    {
        var keeper = LogKeeper.Begin(Database);
        Session = new IncrementalSession(
            Database, keeper, Store, new StoreOwner(Store, Installation), settings ?? new IncrementalBackupSettings { Enabled = true }, Clean, Time, Lines)
        {
            LogLimit = logLimit,
        };
    }

    /// <summary>Begins, and waits until there is a base.</summary>
    public async Task BeginWithBaseAsync(IncrementalBackupSettings? settings = null)
    {
        Begin(settings);
        await UntilGenerationsAsync(1);
    }

    /// <summary>Takes steps until so many generations have begun.</summary>
    public Task UntilGenerationsAsync(int count) => Eventually.HoldsAsync(async () =>
    {
        await Session.StepAsync(Aborted);
        return Lines.Count("have begun") >= count;
    });

    /// <summary>Lets the time of an interval go by, and takes a step.</summary>
    /// <returns>The time then.</returns>
    public async Task<DateTimeOffset> StepAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(10));
        await Session.StepAsync(Aborted);
        return Now;
    }

    public Task<int> ChangeAsync(string sql) => Database.WriteAsync(sql, static (session, sql) => session.ExecuteAll(sql), Aborted);

    public Task<int> AddAsync(int count) => ChangeAsync(
        $"INSERT INTO notes (text) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT hex(randomblob(400)) FROM n");

    /// <summary>What the database says.</summary>
    public string Dump() => Dump(File);

    /// <summary>What it says as it is restored of a time.</summary>
    public async Task<string> RestoreAsync(DateTimeOffset? at)
    {
        var file = _folder.File($"restored{_restored++}.db");
        await new IncrementalRestorer(Store).RunAsync(at, file, Aborted);
        return Dump(file);
    }

    public Task<IReadOnlyList<StoredGeneration>> GenerationsAsync() => StoredGeneration.ListAsync(Store, Aborted);

    /// <summary>Copies the files as a killed process leaves them, and goes on with the copies.</summary>
    public async Task KillAsync()
    {
        var copy = _folder.File("copy");
        Directory.CreateDirectory(copy);
        foreach (var ending in (string[])["", "-wal"]) CopyFile(File + ending, Path.Combine(copy, "data.db" + ending));
        await EndAsync();
        foreach (var path in Directory.GetFiles(_folder.Path, "data.db*")) System.IO.File.Delete(path);
        foreach (var path in Directory.GetFiles(copy)) System.IO.File.Move(path, _folder.File(Path.GetFileName(path)));
        Database = Database.Open(File);
    }

    /// <summary>Stops as a server does.</summary>
    public async Task StopAsync()
    {
        var commits = Database.Commits;
        var isComplete = await Session.EndAsync(Aborted);
        var chain = Session.Chain;
        await EndAsync();
        Database.Commits.ShouldBe(commits);
        if (isComplete) Clean.Write(chain!);
    }

    public void Open() => Database = Database.Open(File);

    public async ValueTask DisposeAsync()
    {
        if (Session is not null) await Session.EndAsync(CancellationToken.None);
        await EndAsync();
        _folder.Dispose();
    }

    private Task EndAsync()
    {
        Session?.Keeper?.Dispose();
        Session = null!;
        Database.Dispose();
        return Task.CompletedTask;
    }

    private void Change(string sql)
    {
        using var read = Database.Read();
        read.Session.Execute(sql);
    }

    /// <summary>Another process would read them: here that must not close a handle of the file.</summary>
    private void CopyFile(string from, string to)
    {
        using var own = from == File ? null : LogReader.TryOpen(from);
        var handle = own ?? Database.Raw.Find(from)!;
        var bytes = new byte[RandomAccess.GetLength(handle)];
        LogReader.ReadFully(handle, bytes, 0);
        System.IO.File.WriteAllBytes(to, bytes);
    }

    private static string Dump(string file)
    {
        var text = new StringBuilder();
        foreach (var entry in Sql.Rows(file, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"))
        {
            text.AppendLine(string.Join('|', entry));
            if (entry is not ["table", string name, ..] || name.StartsWith("sqlite_", StringComparison.Ordinal)) continue;
            foreach (var row in Sql.Rows(file, $"SELECT * FROM {name} ORDER BY 1")) text.AppendLine(string.Join('|', row));
        }

        return text.ToString();
    }
}
