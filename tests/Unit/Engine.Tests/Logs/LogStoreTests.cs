using System.Text.Json;
using Holdall.Engine.Logs;
using Holdall.Engine.Storage;
using Holdall.Settings;

namespace Holdall.Engine.Tests.Logs;

public sealed class LogStoreTests
{
    [Fact]
    public async Task Two_hundred_entries_are_written_at_once()
    {
        await using var log = await SomeLog.OpenAsync();
        var commits = log.Engine.Get<Databases>().Auxiliary.Commits;
        log.Add(LogStore.FlushCount - 1);
        log.Count().ShouldBe(0);
        log.Add(1);
        await log.UntilCountAsync(LogStore.FlushCount);
        (log.Engine.Get<Databases>().Auxiliary.Commits - commits).ShouldBe(1);
    }

    [Fact]
    public async Task Fewer_are_written_when_one_has_waited_for_three_seconds_however_many_follow()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Add(1);
        log.Time.Advance(TimeSpan.FromSeconds(2));
        log.Add(1);
        log.Count().ShouldBe(0);
        log.Time.Advance(TimeSpan.FromSeconds(1));
        await log.UntilCountAsync(2);
    }

    [Fact]
    public async Task Those_that_come_during_a_flush_are_written_after_it()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Add(LogStore.FlushCount);
        await log.UntilCountAsync(LogStore.FlushCount);
        log.Add(LogStore.FlushCount + 1);
        await UntilWrittenAsync(log, LogStore.Pause, (2 * LogStore.FlushCount) + 1);
        log.Add(1);
        await UntilWrittenAsync(log, LogStore.FlushDelay, (2 * LogStore.FlushCount) + 2);
    }

    [Fact]
    public async Task What_is_left_is_written_when_the_data_directory_is_closed()
    {
        using var folder = new TempFolder();
        var log = new SomeLog(await TestEngine.OpenAsync(folder));
        log.Add(3);
        await log.Engine.CloseAsync();
        log.Count().ShouldBe(3);
        File.Exists(folder.File("auxiliary.db-wal")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_can_not_be_stored_is_left_out_and_the_others_stay()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Run("CREATE TRIGGER refuse BEFORE INSERT ON _logs WHEN NEW.message = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END");
        foreach (var message in new[] { "first", "bad", "last" }) log.Store.Add(SomeLog.Entry(message));
        log.Store.Add(new FailingEntry());
        await log.Store.FlushAsync();
        log.Texts("SELECT message FROM _logs ORDER BY rowid").ShouldBe(["first", "last"]);
    }

    [Fact]
    public async Task A_flush_that_fails_as_a_whole_does_not_stop_later_ones()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Run("ALTER TABLE _logs RENAME TO gone");
        log.Add(2);
        await log.Store.FlushAsync();
        log.Run("ALTER TABLE gone RENAME TO _logs");
        log.Add(1);
        await log.Store.FlushAsync();
        log.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Requests_of_a_flood_are_counted_instead_of_written()
    {
        await using var log = await SomeLog.OpenAsync();
        using var store = new LogStore(
            log.Engine.Get<Databases>(), log.Engine.Get<ISettings>(), log.Time, () => throw new InvalidOperationException(), requestsPerSecond: 3);
        for (var i = 0; i < 10; i++)
        {
            if (store.TryTakeRequest(hasFailed: false)) store.Add(SomeLog.Entry("request"));
            if (i < 2 && store.TryTakeRequest(hasFailed: true)) store.Add(SomeLog.Entry("failure", LogLevels.Error));
        }

        await store.FlushAsync();

        log.Texts("SELECT message FROM _logs ORDER BY rowid").ShouldBe([
            "request", "failure", "request", "failure", "request", "Requests were not logged: there were more than 3 in a second.",
        ]);
        log.Texts("SELECT data FROM _logs WHERE level = 4").ShouldBe(["{\"count\":7}"]);
        store.TryTakeRequest(hasFailed: false).ShouldBeFalse();
        log.Time.Advance(TimeSpan.FromSeconds(1));
        store.TryTakeRequest(hasFailed: false).ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_settings_do_not_want_is_not_written_even_if_they_change_meanwhile()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Store.Keeps(LogLevels.Info).ShouldBeTrue();
        log.Store.Keeps(LogLevels.Debug).ShouldBeFalse();
        log.Store.Add(SomeLog.Entry("info"));
        log.Store.Add(SomeLog.Entry("warn", LogLevels.Warn));
        await log.SetAsync(new LogSettings { MinLevel = LogLevels.Warn });
        await log.Store.FlushAsync();
        log.Texts("SELECT message FROM _logs").ShouldBe(["warn"]);

        log.Store.Add(SomeLog.Entry("error", LogLevels.Error));
        await log.SetAsync(new LogSettings { MaxDays = 0 });
        await log.Store.FlushAsync();
        log.Count().ShouldBe(0);
        log.Store.Keeps(LogLevels.Error).ShouldBeFalse();
    }

    [Fact]
    public async Task Rows_have_ids_times_and_data_of_the_protocol()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Store.Add(SomeLog.Entry("GET /ü", LogLevels.Warn, """{"a":{"b":1}}"""));
        await log.Store.FlushAsync();
        var row = Sql.Rows(log.File, "SELECT id, level, message, data, created FROM _logs")[0];
        row[0].ShouldBeOfType<string>().ShouldMatch("^[a-z0-9]{15}$");
        row[1..].ShouldBe([4L, "GET /ü", """{"a":{"b":1}}""", "2026-01-02 03:04:05.678Z"]);
    }

    [Fact]
    public async Task Many_may_add_at_the_same_time()
    {
        await using var log = await SomeLog.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => log.Add(2000), TestContext.Current.CancellationToken)));
        await log.Store.FlushAsync();
        log.Count().ShouldBe(16_000);
        log.Texts("SELECT COUNT(DISTINCT id) FROM _logs").ShouldBe(["16000"]);
    }

    [Fact]
    public async Task That_entries_were_dropped_is_told_in_the_log()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Run("CREATE TABLE held (x)");
        const int many = LogBuffer.MaxEntries + LogStore.MaxRows + 1_000;
        await log.Engine.Get<Databases>().Auxiliary.RunAsync(() =>
        {
            // The writer is busy with this: one batch may wait for it, everything else stays in the buffer.
            log.Add(many);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        await log.Store.FlushAsync();
        var told = log.Texts("SELECT data FROM _logs WHERE level = 4").ShouldHaveSingleItem();
        var count = JsonElement.Parse(told).GetProperty("count").GetInt32();
        count.ShouldBeGreaterThan(0);
        (log.Count() - 1 + count).ShouldBe(many);
    }

    [Theory]
    [InlineData(0, LogDataLimit.Default)]
    [InlineData(100, 100)]
    public async Task The_settings_say_how_long_the_data_of_an_entry_may_be(long setting, int most)
    {
        await using var log = await SomeLog.OpenAsync();
        await log.SetAsync(new LogSettings { MaxDataSize = setting });
        foreach (var length in new[] { most, most + 1 }) log.Store.Add(SomeLog.Entry(data: "{\"a\":\"" + new string('x', length - 8) + "\"}"));
        await log.Store.FlushAsync();
        log.Texts("SELECT length(data) FROM _logs ORDER BY rowid").ShouldBe([most.ToString(), "34"]);
        log.Texts("SELECT data FROM _logs ORDER BY rowid")[1].ShouldBe("""{"__pb_truncated__":true,"a":null}""");
    }

    [Fact]
    public async Task Emptying_the_log_takes_with_it_what_waits_and_leaves_what_comes_later()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Store.Add(SomeLog.Entry("written"));
        await log.Store.FlushAsync();
        log.Store.Add(SomeLog.Entry("waiting"));
        await log.Store.EmptyAsync(TestContext.Current.CancellationToken);
        log.Count().ShouldBe(0);
        log.Store.Add(SomeLog.Entry("later"));
        await log.Store.FlushAsync();
        log.Texts("SELECT message FROM _logs").ShouldBe(["later"]);
    }

    [Fact]
    public async Task What_is_being_written_does_not_come_back_once_the_log_is_empty()
    {
        await using var log = await SomeLog.OpenAsync();
        for (var i = 0; i < 50; i++)
        {
            log.Add(LogStore.FlushCount);
            var flush = Task.Run(log.Store.FlushAsync, TestContext.Current.CancellationToken);
            await log.Store.EmptyAsync(TestContext.Current.CancellationToken);
            log.Count().ShouldBe(0);
            await flush;
            log.Count().ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_log_that_can_not_be_emptied_loses_nothing()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Store.Add(SomeLog.Entry("written"));
        await log.Store.FlushAsync();
        log.Run("CREATE TRIGGER refuse BEFORE DELETE ON _logs BEGIN SELECT RAISE(ABORT, 'no'); END");
        log.Store.Add(SomeLog.Entry("waiting"));
        await Should.ThrowAsync<DatabaseException>(() => log.Store.EmptyAsync(TestContext.Current.CancellationToken));
        log.Texts("SELECT message FROM _logs ORDER BY rowid").ShouldBe(["written", "waiting"]);
    }

    private static Task UntilWrittenAsync(SomeLog log, TimeSpan step, int count) => Eventually.HoldsAsync(
        () =>
        {
            if (log.Count() == count) return true;
            log.Time.Advance(step);
            return false;
        },
        $"there are {count} entries");

    private sealed class FailingEntry() : LogEntry(LogLevels.Info, TestEngine.Now)
    {
        public override int Weight => 1;

        public override string ToMessage() => "never";

        public override void WriteData(Utf8JsonWriter json) => throw new InvalidOperationException("broken");
    }
}
