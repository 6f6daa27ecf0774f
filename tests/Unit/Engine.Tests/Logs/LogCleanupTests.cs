using Holdall.Settings;

namespace Holdall.Engine.Tests.Logs;

public sealed class LogCleanupTests
{
    [Fact]
    public async Task Saving_settings_deletes_what_is_too_old_or_too_low()
    {
        await using var log = await SomeLog.OpenAsync();
        Insert(log, "old", 8, "2025-12-28 03:04:05.678Z");
        Insert(log, "just", 8, "2025-12-28 03:04:05.679Z");
        Insert(log, "low", 3, "2026-01-01 00:00:00.000Z");
        Insert(log, "timeless", 8, "");
        await log.SetAsync(new LogSettings { MaxDays = 5, MinLevel = 4 });
        log.Texts("SELECT id FROM _logs").ShouldBe(["just"]);
    }

    [Fact]
    public async Task Keeping_nothing_deletes_all_and_frees_the_space()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Run("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO _logs (id, message, created) SELECT 'row' || i, printf('%500d', i), '2026-01-01 00:00:00.000Z' FROM n
            """);
        Insert(log, "future", 0, "2035-01-01 00:00:00.000Z");
        await log.SetAsync(new LogSettings { MaxDays = 0 });
        log.Texts("SELECT id FROM _logs").ShouldBe(["future"]);
        log.Texts("PRAGMA freelist_count").ShouldBe(["0"]);
        new FileInfo(log.File).Length.ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task Keeping_for_ever_deletes_nothing()
    {
        await using var log = await SomeLog.OpenAsync();
        Insert(log, "ancient", 0, "1999-01-01 00:00:00.000Z");
        await log.SetAsync(new LogSettings { MaxDays = int.MaxValue });
        log.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Old_entries_are_found_by_the_index_of_their_hour()
    {
        await using var log = await SomeLog.OpenAsync();
        Sql.Rows(log.File, $"EXPLAIN QUERY PLAN SELECT rowid FROM `_logs` WHERE ({SomeLog.Hour} <= '2' OR {SomeLog.Hour} IS NULL) AND `created` <= '1' LIMIT 5")
            .ShouldAllBe(step => !((string)step[3]!).StartsWith("SCAN"));
    }

    [Fact]
    public async Task A_log_that_can_not_be_cleaned_up_does_not_fail_the_save()
    {
        await using var log = await SomeLog.OpenAsync();
        log.Run("DROP TABLE _logs");
        await log.SetAsync(new LogSettings { MaxDays = 3 });
        log.Engine.Get<ISettings>().Current.Logs.MaxDays.ShouldBe(3);
    }

    private static void Insert(SomeLog log, string id, int level, string created) =>
        log.Run($"INSERT INTO _logs (id, level, message, created) VALUES ('{id}', {level}, '{id}', '{created}')");
}
