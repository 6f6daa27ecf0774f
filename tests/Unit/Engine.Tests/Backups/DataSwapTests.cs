using Holdall.Engine.Backups;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Backups;

public sealed class DataSwapTests : IDisposable
{
    private const string Restored = "pb_restore_1";
    private const string Old = "old_pb_data_1";

    private static readonly string[] Entries = ["a.txt", "data.db", "folder", "z.txt"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Temporary => TemporaryFolder.In(_folder.Path);

    private static string[] Staying => [.. DataDirectoryEntries.WithOurs(DataDirectoryEntries.NotReplaced())];

    [Fact]
    public void The_content_is_exchanged_and_what_stays_stays()
    {
        var swap = Prepare();

        swap.Do();

        Content().ShouldBe("new");
        File.ReadAllText(_folder.File("jobs.db")).ShouldBe("jobs");
        File.ReadAllText(Path.Combine(_folder.Path, "backups", "one.zip")).ShouldBe("archive");
        Directory.Exists(Path.Combine(_folder.Path, ".notify")).ShouldBeFalse();
        swap.CanBeUndone.ShouldBeTrue();
    }

    [Fact]
    public void What_was_before_comes_back()
    {
        var swap = Prepare();
        swap.Do();
        File.WriteAllText(_folder.File("made-by-the-failed-start"), "");

        swap.Undo();

        Content().ShouldBe("old");
        File.Exists(_folder.File("made-by-the-failed-start")).ShouldBeFalse();
        swap.CanBeUndone.ShouldBeFalse();
        DataSwap.Recover(_folder.Path).ShouldBeNull();
    }

    [Fact]
    public void A_settled_swap_leaves_nothing_of_the_old_content()
    {
        var swap = Prepare();
        swap.Do();

        DataSwap.Settle(_folder.Path).ShouldBeNull();

        Content().ShouldBe("new");
        Directory.Exists(Temporary).ShouldBeFalse();
        swap.CanBeUndone.ShouldBeFalse();
    }

    [Fact]
    public void A_rename_that_fails_brings_everything_back()
    {
        Prepare();
        // A folder can't be moved into itself.
        var swap = DataSwap.Plan(_folder.Path, Restored, Old, Staying.Where(name => name != TemporaryFolder.Name));

        Should.Throw<IOException>(swap.Do);

        Content().ShouldBe("old");
        swap.CanBeUndone.ShouldBeFalse();
    }

    public static IEnumerable<TheoryDataRow<string, int, string>> CrashPoints()
    {
        for (var moved = 0; moved <= Entries.Length; moved++)
        {
            yield return new("MovingOut", moved, "old");
            yield return new("MovingIn", moved, "new");
            yield return new("TakingBack", moved, "old");
            yield return new("PuttingBack", moved, "old");
        }
    }

    [Theory]
    [MemberData(nameof(CrashPoints))]
    public void Wherever_the_process_dies_the_next_one_has_the_old_or_the_new_content(string state, int moved, string expected)
    {
        Prepare();
        LeaveAs(Enum.Parse<SwapState>(state), moved);

        var pending = DataSwap.Recover(_folder.Path);

        Content().ShouldBe(expected);
        (pending is not null).ShouldBe(expected == "new");
        DataSwap.Recover(_folder.Path);
        Content().ShouldBe(expected);
    }

    [Fact]
    public void Nobody_recovers_what_a_living_process_is_busy_with()
    {
        Prepare();
        LeaveAs(SwapState.MovingOut, 2);
        using var other = TemporaryFolder.TryOwn(_folder.Path);

        Should.Throw<DataDirectoryException>(() => DataSwap.Recover(_folder.Path)).Message.ShouldContain("Another process");
    }

    [Fact]
    public void The_temporary_folder_stays_while_somebody_works_in_it()
    {
        using (TemporaryFolder.Use(_folder.Path))
        {
            using (TemporaryFolder.Use(_folder.Path)) { }
            TemporaryFolder.Remove(_folder.Path).ShouldBeNull();
            Directory.Exists(Temporary).ShouldBeTrue();
        }

        TemporaryFolder.Remove(_folder.Path).ShouldBeNull();
        Directory.Exists(Temporary).ShouldBeFalse();
    }

    [Fact]
    public void Backups_that_died_on_their_way_go_with_the_temporary_folder()
    {
        const string Pending = "backups/one.zip.0123456789abcdef.tmp";
        Directory.CreateDirectory(_folder.File("backups"));
        foreach (var name in (string[])["backups/one.zip", Pending]) File.WriteAllText(_folder.File(name), "");
        using (TemporaryFolder.Use(_folder.Path))
        {
            TemporaryFolder.Remove(_folder.Path).ShouldBeNull();
            File.Exists(_folder.File(Pending)).ShouldBeTrue();
        }

        TemporaryFolder.Remove(_folder.Path).ShouldBeNull();

        Directory.EnumerateFiles(_folder.File("backups")).ShouldBe([_folder.File("backups/one.zip")]);
    }

    [Fact]
    public void A_database_that_somebody_has_open_is_not_moved()
    {
        using var open = DbSession.Open(_folder.File("busy.db"));
        open.Execute("CREATE TABLE t (a)");

        Should.Throw<DatabaseException>(() => SoleAccess.Take(_folder.File("busy.db"), TimeSpan.FromSeconds(1))).Kind.ShouldBe(DatabaseErrorKind.Busy);
    }

    [Fact]
    public void A_database_for_oneself_is_complete_without_its_log_and_opens_again()
    {
        var file = _folder.File("own.db");
        using (var session = DbSession.Open(file)) session.Execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)");

        using (SoleAccess.Take(file, TimeSpan.FromSeconds(1)))
        {
            File.Exists(file + "-wal").ShouldBeFalse();
            File.Move(file, _folder.File("moved.db"));
        }

        Sql.Texts(_folder.File("moved.db"), "SELECT a FROM t").ShouldBe(["1"]);
    }

    private DataSwap Prepare()
    {
        Fill(_folder.Path, "old");
        Directory.CreateDirectory(_folder.File(".notify"));
        Fill(Path.Combine(Temporary, Restored), "new");
        File.WriteAllText(_folder.File("jobs.db"), "jobs");
        Directory.CreateDirectory(_folder.File("backups"));
        File.WriteAllText(Path.Combine(_folder.Path, "backups", "one.zip"), "archive");
        // What an archive has of these is not taken.
        File.WriteAllText(Path.Combine(Temporary, Restored, "jobs.db"), "foreign jobs");
        return DataSwap.Plan(_folder.Path, Restored, Old, Staying);
    }

    private static void Fill(string folder, string content)
    {
        Directory.CreateDirectory(Path.Combine(folder, "folder"));
        foreach (var file in (string[])["a.txt", "z.txt", "folder/inner.txt"]) File.WriteAllText(Path.Combine(folder, file), content);
        using var session = DbSession.Open(Path.Combine(folder, "data.db"));
        session.Execute($"CREATE TABLE t (a); INSERT INTO t VALUES ('{content}')");
    }

    /// <summary>Makes the directory look as if the process had died after so many renames of a stage.</summary>
    private void LeaveAs(SwapState state, int moved)
    {
        var old = Path.Combine(Temporary, Old);
        var restored = Path.Combine(Temporary, Restored);
        Directory.CreateDirectory(old);
        if (state == SwapState.MovingOut) Move(_folder.Path, old, moved);
        else Move(_folder.Path, old, Entries.Length);
        if (state == SwapState.MovingIn) Move(restored, _folder.Path, moved);
        if (state == SwapState.TakingBack)
        {
            Move(restored, _folder.Path, Entries.Length);
            Move(_folder.Path, restored, moved);
        }

        if (state == SwapState.PuttingBack) Move(old, _folder.Path, moved);
        new SwapJournal(state, Restored, Old, Staying).Write(_folder.Path);
    }

    private static void Move(string from, string to, int count)
    {
        foreach (var name in Entries.Take(count)) Directory.Move(Path.Combine(from, name), Path.Combine(to, name));
    }

    /// <summary>The one content that all entries have.</summary>
    private string Content()
    {
        var texts = new[] { "a.txt", "z.txt", "folder/inner.txt" }.Select(file => File.ReadAllText(_folder.File(file)))
            .Concat(Sql.Texts(_folder.File("data.db"), "SELECT a FROM t"));
        return texts.Distinct().ShouldHaveSingleItem();
    }
}
