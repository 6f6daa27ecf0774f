using Holdall.Engine.DataDirectory;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.DataDirectory;

public sealed class RefusedDirectoryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_file_is_refused()
    {
        File.WriteAllText(_folder.File("pb_data"), "hello");
        Refused(_folder.File("pb_data")).ShouldEndWith("is a file.");
        File.ReadAllText(_folder.File("pb_data")).ShouldBe("hello");
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Sql.Execute(_folder.File("data.db"), "CREATE TABLE songs (title TEXT)");
        RefusedUnchanged().ShouldEndWith("is a database of another program.");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(_folder.File("data.db"), "This is no database, but long enough to be one.");
        RefusedUnchanged().ShouldEndWith("is not a database.");
    }

    [Theory]
    [InlineData("data.db")]
    [InlineData("auxiliary.db")]
    public void A_pipe_in_the_place_of_a_database_is_refused(string name)
    {
        NamedPipe.Make(_folder.File(name));
        Refused(_folder.Path).ShouldBe(_folder.File(name) + " is not a regular file.");
    }

    [Fact]
    public void A_damaged_database_is_refused()
    {
        var bytes = new byte[4096];
        "SQLite format 3\0"u8.CopyTo(bytes);
        File.WriteAllBytes(_folder.File("data.db"), bytes);
        RefusedUnchanged().ShouldContain("data.db");
    }

    [Fact]
    public void A_directory_from_before_0_23_is_refused()
    {
        Sql.Execute(_folder.File("data.db"), "CREATE TABLE _admins (id TEXT); CREATE TABLE _collections (id TEXT, schema JSON)");
        RefusedUnchanged().ShouldContain("before 0.23");
    }

    [Fact]
    public void A_database_without_its_system_tables_is_refused()
    {
        Sql.Execute(_folder.File("data.db"), "CREATE TABLE _collections (id TEXT, fields JSON)");
        RefusedUnchanged().ShouldContain("the table _mfas is missing");
    }

    [Fact]
    public void A_damaged_log_database_is_refused_before_data_is_created()
    {
        File.WriteAllText(_folder.File("auxiliary.db"), "This is no database, but long enough to be one.");
        RefusedUnchanged().ShouldContain("auxiliary.db is not a database");
        File.Exists(_folder.File("data.db")).ShouldBeFalse();
    }

    [Fact]
    public void A_directory_in_place_of_the_database_is_refused()
    {
        Directory.CreateDirectory(_folder.File("data.db"));
        Refused(_folder.Path).ShouldEndWith("is a directory.");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public void A_database_that_another_program_has_locked_is_refused(string journal)
    {
        DirectoryDatabases.Open(new EngineOptions(_folder.Path), new FakeTimeProvider()).Dispose();
        Sql.Execute(_folder.File("data.db"), $"PRAGMA journal_mode = {journal}; DELETE FROM _migrations WHERE file LIKE '1778828400%'");
        using var other = new SqliteConnection($"Data Source={_folder.File("data.db")};Pooling=False");
        other.Open();
        using var locking = other.CreateCommand();
        locking.CommandText = "BEGIN EXCLUSIVE; DELETE FROM _params";
        locking.ExecuteNonQuery();
        Should.Throw<DataDirectoryException>(() => DirectoryDatabases.Open(new EngineOptions(_folder.Path), new FakeTimeProvider(), TimeSpan.Zero)).Message
            .ShouldEndWith("data.db is locked by another program.");
    }

    public void Dispose() => _folder.Dispose();

    private static string Refused(string directory)
    {
        var message = Should.Throw<DataDirectoryException>(() => DirectoryDatabases.Open(new EngineOptions(directory), new FakeTimeProvider())).Message;
        message.ShouldNotContain('\n');
        return message;
    }

    private string RefusedUnchanged()
    {
        var before = Snapshot();
        var message = Refused(_folder.Path);
        Snapshot().ShouldBe(before);
        return message;
    }

    private List<string> Snapshot() =>
        [.. Directory.GetFiles(_folder.Path).Order().Select(file => Path.GetFileName(file) + Convert.ToHexString(File.ReadAllBytes(file)))];
}
