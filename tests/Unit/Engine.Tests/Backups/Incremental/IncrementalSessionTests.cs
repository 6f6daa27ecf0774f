using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Storage;
using Holdall.Engine.Storage.WriteAhead;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Tests.Backups.Incremental;

public sealed class IncrementalSessionTests : IAsyncLifetime
{
    private readonly IncrementalRoom _room = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Every_time_is_restored_as_it_was()
    {
        await _room.AddAsync(100);
        await _room.BeginWithBaseAsync();
        var states = new List<(DateTimeOffset Time, string Dump)>();
        foreach (var sql in (string[])
        [
            "UPDATE notes SET text = 'changed' WHERE id % 7 = 0", "CREATE TABLE other (a, b); INSERT INTO other VALUES (1, 'x')",
            "CREATE INDEX by_text ON notes (text)", "DELETE FROM notes WHERE id > 20", "ALTER TABLE other ADD COLUMN c", "DROP TABLE other",
        ])
        {
            await _room.AddAsync(50);
            await _room.ChangeAsync(sql);
            states.Add((await _room.StepAsync(), _room.Dump()));
        }

        foreach (var (time, dump) in states)
        {
            (await _room.RestoreAsync(time)).ShouldBe(dump);
            (await _room.RestoreAsync(time + TimeSpan.FromSeconds(9))).ShouldBe(dump);
        }

        (await _room.RestoreAsync(null)).ShouldBe(states[^1].Dump);
    }

    [Fact]
    public async Task A_database_that_grows_and_shrinks_is_restored_in_its_size()
    {
        await _room.AddAsync(2000);
        await _room.BeginWithBaseAsync();
        var full = (await _room.StepAsync(), _room.Dump());
        await _room.ChangeAsync("DELETE FROM notes WHERE id > 10");
        await _room.Database.RunAsync(
            () =>
            {
                _room.Database.TransactionSession.Vacuum();
                return Task.CompletedTask;
            },
            Aborted);
        var small = (await _room.StepAsync(), _room.Dump());
        await _room.AddAsync(1500);
        var grown = (await _room.StepAsync(), _room.Dump());

        foreach (var (time, dump) in ((DateTimeOffset, string)[])[full, small, grown]) (await _room.RestoreAsync(time)).ShouldBe(dump);
    }

    [Fact]
    public async Task A_base_holds_what_is_still_in_the_log()
    {
        await _room.AddAsync(50);
        using var reader = DbSession.Open(_room.File, isReader: true);
        reader.Execute("BEGIN; SELECT 1 FROM notes");
        await _room.AddAsync(50);
        var before = _room.Dump();
        await _room.BeginWithBaseAsync();

        (await _room.RestoreAsync(_room.Now)).ShouldBe(before);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_new_generation_after_a_restore_of_its_own_is_no_reason_to_warn(bool isRestored, int warnings)
    {
        await _room.AddAsync(10);
        await _room.BeginWithBaseAsync();
        await _room.StopAsync();
        using (var other = DbSession.Open(_room.File)) other.Execute("DELETE FROM notes");
        if (isRestored) _room.Clean.WriteRestored();
        _room.Open();
        _room.Begin();

        await _room.UntilGenerationsAsync(2);

        _room.Lines.Count(LogLevel.Warning).ShouldBe(warnings);
        _room.Lines.Count("begins after a restore").ShouldBe(1 - warnings);
    }

    [Fact]
    public async Task Nothing_is_stored_while_nothing_is_written()
    {
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(1);
        await _room.StepAsync();
        var stored = (await _room.GenerationsAsync())[0].Segments.Count;

        for (var i = 0; i < 5; i++) await _room.StepAsync();

        (await _room.GenerationsAsync())[0].Segments.Count.ShouldBe(stored);
        _room.Session.State.ShouldSatisfyAllConditions(
            state => state.StoredUntil.ShouldBe(_room.Now), state => state.BytesWaiting.ShouldBe(0), state => state.Error.ShouldBe(""));
    }

    [Fact]
    public async Task Who_else_copies_the_log_does_no_harm()
    {
        await _room.BeginWithBaseAsync();
        for (var i = 0; i < 5; i++)
        {
            await _room.AddAsync(30);
            using (var other = DbSession.Open(_room.File, lockWait: TimeSpan.FromMilliseconds(1)))
            {
                using var checkpoint = other.Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
                checkpoint.Step();
            }

            await _room.AddAsync(30);
            new DatabaseUpkeep(new Databases(_room.Database, _room.Database)).Run();
            await _room.StepAsync();
            (await _room.RestoreAsync(_room.Now)).ShouldBe(_room.Dump());
        }

        (await _room.GenerationsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_at_the_same_time_has_no_influence()
    {
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(100);
        using (var snapshot = DatabaseSnapshot.Prepare(_room.Database))
        {
            await _room.Database.RunAsync(
                () =>
                {
                    snapshot.Take();
                    return Task.CompletedTask;
                },
                Aborted);
            await _room.AddAsync(3000);
            await _room.StepAsync();
            (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
            snapshot.End();
        }

        await _room.AddAsync(10);
        await _room.StepAsync();
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
        (await _room.GenerationsAsync()).Count.ShouldBe(1);
        _room.Database.KeptSnapshots.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_generation_begins_after_its_time_and_old_ones_go()
    {
        await _room.BeginWithBaseAsync(new IncrementalBackupSettings { Enabled = true, BaseInterval = 1, KeepDays = 1 });
        var dumps = new List<(DateTimeOffset, string)>();
        for (var i = 2; i <= 30; i++)
        {
            await _room.AddAsync(3);
            _room.Time.Advance(TimeSpan.FromHours(1));
            await _room.UntilGenerationsAsync(i);
            dumps.Add((_room.Now, _room.Dump()));
        }

        var kept = await _room.GenerationsAsync();
        kept.Count.ShouldBeInRange(25, 27);
        foreach (var (time, dump) in dumps.Where(d => d.Item1 >= kept[0].Base.Time)) (await _room.RestoreAsync(time)).ShouldBe(dump);
    }

    [Fact]
    public async Task What_is_written_while_a_base_is_made_is_in_the_generation_before_and_after()
    {
        await _room.BeginWithBaseAsync(new IncrementalBackupSettings { Enabled = true, BaseInterval = 1 });
        _room.Time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 20; i++)
        {
            await _room.AddAsync(20);
            await _room.StepAsync();
            (await _room.RestoreAsync(_room.Now)).ShouldBe(_room.Dump());
        }

        await _room.UntilGenerationsAsync(2);
        (await _room.RestoreAsync(_room.Now)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task After_a_kill_it_goes_on_where_it_was()
    {
        await _room.AddAsync(100);
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(10);
        await _room.StepAsync();
        await _room.AddAsync(10);
        var killed = _room.Dump();

        await _room.KillAsync();
        _room.Begin();
        await _room.StepAsync();

        (await _room.RestoreAsync(_room.Now)).ShouldBe(killed);
        (await _room.GenerationsAsync()).Count.ShouldBe(1);
        _room.Lines.Count("go on with").ShouldBe(1);
    }

    [Fact]
    public async Task After_a_clean_stop_it_goes_on_where_it_was()
    {
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(10);
        await _room.StopAsync();
        File.Exists(_room.File + "-wal").ShouldBeFalse();
        _room.Open();
        await _room.AddAsync(10);

        _room.Begin();
        await _room.StepAsync();

        (await _room.GenerationsAsync()).Count.ShouldBe(1);
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task What_was_changed_by_others_after_a_stop_begins_a_new_generation()
    {
        await _room.BeginWithBaseAsync();
        await _room.StopAsync();
        Sql.Execute(_room.File, "INSERT INTO notes (text) VALUES ('theirs')");
        _room.Open();
        _room.Time.Advance(TimeSpan.FromSeconds(1));

        _room.Begin();
        await _room.UntilGenerationsAsync(2);

        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
        (await _room.GenerationsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_store_out_of_reach_is_told_once_and_caught_up_with()
    {
        await _room.BeginWithBaseAsync();
        _room.Store.IsBroken = true;
        for (var i = 0; i < 10; i++)
        {
            await _room.AddAsync(10);
            _room.Time.Advance(TimeSpan.FromMinutes(2));
            await _room.Session.StepAsync(Aborted);
        }

        _room.Lines.Count(LogLevel.Error).ShouldBe(1);
        _room.Session.State.Error.ShouldBe("The shed is closed.");
        _room.Session.State.BytesWaiting.ShouldBeGreaterThan(0);
        _room.Store.IsBroken = false;
        _room.Time.Advance(TimeSpan.FromMinutes(2));
        await _room.Session.StepAsync(Aborted);

        _room.Lines.Count("again").ShouldBe(2);
        _room.Session.State.Error.ShouldBe("");
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
        (await _room.GenerationsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_segment_whose_answer_was_lost_is_stored_once()
    {
        await _room.BeginWithBaseAsync();
        await _room.AddAsync(10);
        _room.Store.AfterSaving = static _ => throw new IOException("The shed does not answer.");
        await _room.StepAsync();
        await _room.AddAsync(10);
        _room.Store.AfterSaving = null;
        await _room.StepAsync();

        (await _room.GenerationsAsync())[0].Segments.Select(segment => segment.Number).ShouldBeUnique();
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task The_first_segment_whose_answer_was_lost_is_stored_once()
    {
        _room.Begin();
        _room.Store.AfterSaving = key =>
        {
            // Somebody writes while the base is stored, and the answer to the segment of that gets lost.
            if (key.EndsWith(".pages", StringComparison.Ordinal)) throw new IOException("The shed does not answer.");
            return key.EndsWith(".base", StringComparison.Ordinal) ? _room.AddAsync(1) : Task.CompletedTask;
        };
        await Eventually.HoldsAsync(async () =>
        {
            await _room.StepAsync();
            return _room.Lines.Count(LogLevel.Error) > 0;
        });
        _room.Store.AfterSaving = null;
        await _room.AddAsync(1);
        await _room.StepAsync();

        (await _room.GenerationsAsync())[0].Segments.Select(segment => segment.Number).ShouldBe([0u, 1u]);
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task A_base_that_fails_is_made_again_later_and_what_changes_is_stored_meanwhile()
    {
        await _room.BeginWithBaseAsync(new IncrementalBackupSettings { Enabled = true, BaseInterval = 1 });
        _room.Store.AfterSaving = static key => key.EndsWith(".base", StringComparison.Ordinal) ? throw new IOException("No room.") : Task.CompletedTask;
        _room.Time.Advance(TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(async () =>
        {
            await _room.Session.StepAsync(Aborted);
            return _room.Session.State.Error.Length > 0;
        });

        for (var i = 0; i < 3; i++)
        {
            await _room.AddAsync(10);
            await _room.StepAsync();
        }

        _room.Session.State.StoredUntil.ShouldBe(_room.Now);
        _room.Session.State.Error.ShouldBe("No room.");
        _room.Lines.Count(LogLevel.Error).ShouldBe(1);
        _room.Store.AfterSaving = null;
        await Eventually.HoldsAsync(async () =>
        {
            // One that was begun before may still fail.
            await _room.StepAsync();
            return _room.Lines.Count("have begun") == 2;
        });
        _room.Session.State.Error.ShouldBe("");
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task A_log_that_gets_too_long_is_given_up_until_the_store_answers()
    {
        _room.Begin(logLimit: 1 << 20);
        await _room.UntilGenerationsAsync(1);
        _room.Store.IsBroken = true;
        await _room.AddAsync(3000);
        await _room.StepAsync();
        await _room.StepAsync();

        _room.Lines.Count("given up").ShouldBe(1);
        _room.Database.KeptSnapshots.ShouldBe(0);
        await _room.AddAsync(10);
        _room.Store.IsBroken = false;
        _room.Time.Advance(TimeSpan.FromMinutes(2));
        await _room.UntilGenerationsAsync(2);

        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }
}
