using Holdall.Engine.Storage;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Tests.Storage;

public sealed class DatabaseSnapshotTests : IDisposable
{
    private readonly TestDatabase _test = new();
    private readonly TempFolder _copies = new();

    private Database Database => _test.Database;

    public void Dispose()
    {
        _test.Dispose();
        _copies.Dispose();
    }

    [Fact]
    public async Task What_is_written_later_does_not_belong_to_it()
    {
        await AddAsync(300);
        using var snapshot = await TakeAsync();
        snapshot.LogLength.ShouldBe(0);

        await AddAsync(3000);

        CountOfCopy(snapshot).ShouldBe(300);
        snapshot.End();
        _test.Count().ShouldBe(3300);
    }

    [Fact]
    public async Task A_log_that_somebody_still_reads_is_copied_up_to_its_end_of_then()
    {
        await AddAsync(300);
        using var reader = DbSession.Open(_test.File, isReader: true);
        reader.Execute("BEGIN; SELECT 1 FROM notes");
        await AddAsync(300);
        using var snapshot = await TakeAsync();
        snapshot.LogLength.ShouldBeGreaterThan(0);

        await AddAsync(3000);
        reader.Execute("COMMIT");
        await AddAsync(3000);

        CountOfCopy(snapshot).ShouldBe(600);
        snapshot.End();
    }

    [Fact]
    public async Task It_is_counted_for_as_long_as_it_is_kept()
    {
        using var snapshot = await TakeAsync();
        Database.KeptSnapshots.ShouldBe(1);

        snapshot.End();

        Database.KeptSnapshots.ShouldBe(0);
    }

    [Fact]
    public async Task Upkeep_does_not_wait_for_it()
    {
        using var snapshot = await TakeAsync();
        await AddAsync(10);
        var databases = new Databases(Database, Database);

        new DatabaseUpkeep(databases).Run();

        CountOfCopy(snapshot).ShouldBe(0);
        snapshot.End();
    }

    private async Task AddAsync(int count)
    {
        var first = _test.Count();
        for (var i = 0; i < count; i += 100)
        {
            var from = first + i;
            var until = first + Math.Min(i + 100, count);
            await Database.WriteAsync((from, until), static (session, range) =>
            {
                for (var n = range.from; n < range.until; n++) TestDatabase.Insert(session, $"note {n} {new string('x', 500)}");
                return 0;
            });
        }
    }

    private async Task<DatabaseSnapshot> TakeAsync()
    {
        var snapshot = DatabaseSnapshot.Prepare(Database);
        await Database.RunAsync(() =>
        {
            snapshot.Take();
            return Task.CompletedTask;
        });
        return snapshot;
    }

    /// <summary>Copies the files byte by byte and opens the copy.</summary>
    private long CountOfCopy(DatabaseSnapshot snapshot)
    {
        var copy = _copies.File("copy.db");
        Copy(snapshot, _test.File, copy);
        Copy(snapshot, _test.File + "-wal", copy + "-wal");
        snapshot.TryFind(_test.File + "-shm", out _, out var index).ShouldBeTrue();
        index.ShouldBe(0);
        using var session = DbSession.Open(copy);
        using var check = session.Prepare("PRAGMA integrity_check");
        check.Step();
        check.Text(0).ShouldBe("ok");
        using var count = session.Prepare("SELECT count(*) FROM notes");
        count.Step();
        return count.Int64(0);
    }

    private static void Copy(DatabaseSnapshot snapshot, string file, string to)
    {
        snapshot.TryFind(file, out var kept, out var length).ShouldBeTrue();
        if (length == 0) return;
        using var own = kept is null ? File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) : null;
        SafeFileHandle handle = (kept ?? own)!;
        var bytes = new byte[Math.Min(length, RandomAccess.GetLength(handle))];
        RandomAccess.Read(handle, bytes, 0).ShouldBe(bytes.Length);
        File.WriteAllBytes(to, bytes);
    }
}
