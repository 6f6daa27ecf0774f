using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using SQLitePCL;

namespace Holdall.Engine.Tests.Storage.WriteAhead;

public sealed class LogCopierTests : IDisposable
{
    private const int PagesOfNote = 100;

    private readonly TestDatabase _test = new();
    private readonly DbSession _log;

    public LogCopierTests() => _log = DbSession.Open(_test.File);

    private Database Database => _test.Database;

    public void Dispose()
    {
        _log.Dispose();
        _test.Dispose();
    }

    [Fact]
    public async Task The_log_is_copied_once_it_is_no_longer_short()
    {
        await ChangeAsync(LogCopier.ShortLog / PagesOfNote);

        await Eventually.HoldsAsync(IsCopied, "the log is copied");
        (await BeginsAnewAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Commits_of_transactions_count_like_others()
    {
        for (var i = 0; i < LogCopier.ShortLog / PagesOfNote; i++)
        {
            await Database.RunAsync(() => Database.WriteAsync(0, static (session, _) => Change(session)));
        }

        await Eventually.HoldsAsync(IsCopied, "the log is copied");
    }

    [Fact]
    public async Task Changes_without_a_pause_do_not_let_the_log_grow_without_end()
    {
        await ChangeAsync(LogCopier.TooLongLog * 5 / 4 / PagesOfNote);

        var size = new FileInfo(_test.File + "-wal").Length;
        size.ShouldBeLessThan((LogCopier.TooLongLog + 2 * LogCopier.ShortLog) * 4120L);
        _test.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_state_that_is_kept_is_not_copied_over_and_the_log_begins_anew_after_it()
    {
        using (var snapshot = DatabaseSnapshot.Prepare(Database))
        {
            await Database.RunAsync(() =>
            {
                snapshot.Take();
                return Task.CompletedTask;
            });
            await ChangeAsync(2 * LogCopier.LongLog / PagesOfNote);
            Count().Pages.ShouldBeGreaterThan(2 * LogCopier.LongLog);
            snapshot.End();
        }

        await Eventually.HoldsAsync(IsCopied, "the log is copied");
        (await BeginsAnewAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_reads_an_old_state_keeps_the_log_only_as_long_as_that()
    {
        await ChangeAsync(1);
        using (var reader = DbSession.Open(_test.File, isReader: true))
        {
            reader.Execute("BEGIN; SELECT 1 FROM notes");
            await ChangeAsync(2 * LogCopier.LongLog / PagesOfNote);
            IsCopied().ShouldBeFalse();
        }

        await ChangeAsync(LogCopier.ShortLog / PagesOfNote);

        await Eventually.HoldsAsync(IsCopied, "the log is copied");
        (await BeginsAnewAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_log_that_another_process_has_left_is_copied_before_anything_is_written()
    {
        _log.LeaveLogAlone();
        Change(_log, 2 * LogCopier.ShortLog);
        IsCopied().ShouldBeFalse();

        Database.ShortenLog();

        await Eventually.HoldsAsync(IsCopied, "the log is copied");
    }

    [Fact]
    public async Task Nothing_is_lost_when_it_closes_while_it_copies()
    {
        for (var i = 0; i < 5; i++)
        {
            await ChangeAsync(LogCopier.ShortLog / PagesOfNote);
            using var other = Database.Open(_test.File);
            await other.WriteAsync(0, static (session, _) => Change(session, LogCopier.ShortLog));
        }

        using var check = _log.Prepare("PRAGMA integrity_check");
        check.Step();
        check.Text(0).ShouldBe("ok");
    }

    private static int Change(DbSession session) => Change(session, PagesOfNote);

    /// <summary>Writes so many pages anew, and a few.</summary>
    private static int Change(DbSession session, int pages)
    {
        using var change = session.Prepare("INSERT OR REPLACE INTO notes (id, text) VALUES (1, randomblob(?1))");
        change.Bind(1, pages * 4096L);
        return change.Execute();
    }

    private async Task ChangeAsync(int times)
    {
        for (var i = 0; i < times; i++) await Database.WriteAsync(0, static (session, _) => Change(session));
    }

    /// <summary>Whether the next change is written over what was in the log.</summary>
    private async Task<bool> BeginsAnewAsync()
    {
        var before = Count().Pages;
        await ChangeAsync(1);
        return Count().Pages < before;
    }

    private bool IsCopied() => Count() is var (pages, copied) && pages == copied;

    private (int Pages, int Copied) Count()
    {
        raw.sqlite3_wal_checkpoint_v2(_log.Handle, "main", DatabaseSnapshot.CountOnly, out var pages, out var copied);
        return (pages, copied);
    }
}
