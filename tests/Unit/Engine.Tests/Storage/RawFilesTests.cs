using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>Reading a database file as bytes must not take from SQLite the locks by which other processes know that it is in use.</summary>
public sealed class RawFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_locks_of_an_open_database_outlive_a_copy()
    {
        if (!OperatingSystem.IsLinux()) return;
        var file = _folder.File("data.db");
        using var database = Database.Open(file);
        using var lease = database.Read();
        using var statement = lease.Session.Prepare("SELECT count(*) FROM sqlite_schema");
        statement.Step().ShouldBeTrue();
        var (main, shared) = (LocksOn(file), LocksOn(file + "-shm"));
        main.ShouldBeGreaterThan(0);
        shared.ShouldBeGreaterThan(0);

        foreach (var path in (string[])[file, file + "-shm"])
        {
            var buffer = new byte[100];
            RandomAccess.Read(database.Raw.Find(path)!, buffer, 0).ShouldBe(100);
        }

        (LocksOn(file), LocksOn(file + "-shm")).ShouldBe((main, shared));
    }

    [Fact]
    public void Files_without_locks_are_nobodys_business()
    {
        using var database = Database.Open(_folder.File("data.db"));

        database.Raw.Find(_folder.File("data.db-wal")).ShouldBeNull();
        database.Raw.Find(_folder.File("other.db")).ShouldBeNull();
    }

    /// <summary>The POSIX locks that this process holds on a file.</summary>
    private static int LocksOn(string file)
    {
        var count = 0;
        foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (new FileInfo(descriptor).LinkTarget != file) continue;
            count += File.ReadLines("/proc/self/fdinfo/" + Path.GetFileName(descriptor)).Count(
                line => line.StartsWith("lock:", StringComparison.Ordinal) && line.Contains("POSIX", StringComparison.Ordinal));
        }

        return count;
    }
}
