using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>The one writer: what waits is committed together, and everyone answers for itself.</summary>
public sealed class WriteLaneTests : IDisposable
{
    private readonly TestDatabase _data = new();

    private Database Database => _data.Database;

    [Fact]
    public async Task What_waits_is_committed_together_and_a_failing_write_undoes_only_itself()
    {
        var commits = Database.Commits;
        var writes = new List<Task<int>>();
        await HoldAsync(() =>
        {
            for (var i = 0; i < 20; i++) writes.Add(_data.AddAsync(i == 7 ? "6" : i.ToString()));
        });

        (await Should.ThrowAsync<DatabaseException>(writes[7])).Kind.ShouldBe(DatabaseErrorKind.Unique);
        writes.RemoveAt(7);
        (await Task.WhenAll(writes)).ShouldAllBe(rows => rows == 1);
        _data.Count().ShouldBe(19);
        // The one that held the lane, and all the others.
        (Database.Commits - commits).ShouldBe(2);
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_nothing()
    {
        var write = Database.WriteAsync<int, int>(0, static (session, _) =>
        {
            TestDatabase.Insert(session, "a");
            throw new InvalidOperationException("half way");
        });

        (await Should.ThrowAsync<InvalidOperationException>(write)).Message.ShouldBe("half way");
        _data.Count().ShouldBe(0);
        await _data.AddAsync("a");
        _data.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_is_answered_after_the_commit()
    {
        await _data.AddAsync("a");
        Sql.Rows(_data.File, "SELECT text FROM notes").ShouldHaveSingleItem()[0].ShouldBe("a");
    }

    [Fact]
    public async Task A_write_that_is_given_up_while_it_waits_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var (given, kept) = (Task.FromResult(0), Task.FromResult(0));
        await HoldAsync(() =>
        {
            given = _data.AddAsync("given up", stop.Token);
            kept = _data.AddAsync("kept");
            stop.Cancel();
        });

        await Should.ThrowAsync<OperationCanceledException>(given);
        await kept;
        Sql.Texts(_data.File, "SELECT text FROM notes").ShouldBe(["kept"]);
    }

    [Fact]
    public async Task A_transaction_that_is_given_up_while_it_waits_never_begins()
    {
        using var stop = new CancellationTokenSource();
        var begun = false;
        var given = Task.CompletedTask;
        await HoldAsync(() =>
        {
            using var _ = ExecutionContext.SuppressFlow();
            given = Task.Run(() => Database.RunAsync(() => { begun = true; return _data.AddAsync("given up"); }, stop.Token));
            stop.Cancel();
        });

        await Should.ThrowAsync<OperationCanceledException>(given);
        begun.ShouldBeFalse();
        await _data.AddAsync("next");
        Sql.Texts(_data.File, "SELECT text FROM notes").ShouldBe(["next"]);
    }

    [Fact]
    public async Task Work_reads_its_own_changes_and_those_before_it()
    {
        var seen = new List<long>();
        var writes = new List<Task<int>>();
        await HoldAsync(() =>
        {
            for (var i = 0; i < 3; i++) writes.Add(Database.WriteAsync(i, (session, number) =>
            {
                TestDatabase.Insert(session, number.ToString());
                seen.Add(_data.Count());
                return 0;
            }));
        });

        await Task.WhenAll(writes);
        seen.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task After_its_end_the_writer_takes_nothing()
    {
        var data = new TestDatabase();
        data.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(data.AddAsync("late"));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Keeps the writer busy while something is put into its queue from outside.</summary>
    private async Task HoldAsync(Action enqueue)
    {
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = Database.RunAsync(async () =>
        {
            held.SetResult();
            await release.Task;
        });
        await held.Task;
        enqueue();
        release.SetResult();
        await holding;
    }
}
