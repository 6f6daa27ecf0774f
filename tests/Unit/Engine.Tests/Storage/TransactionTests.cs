using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class TransactionTests : IDisposable
{
    private readonly TestDatabase _data = new();

    private Database Database => _data.Database;

    [Fact]
    public async Task What_is_not_committed_is_seen_inside_only()
    {
        long inside = -1, outside = -1;
        await Database.RunAsync(async () =>
        {
            await _data.AddAsync("a");
            inside = _data.Count();
            outside = await OutsideAsync(_data.Count);
        });

        (inside, outside, _data.Count()).ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task What_goes_on_after_the_signal_to_stop_is_interrupted_and_nothing_is_stored()
    {
        using var stop = new CancellationTokenSource();
        var stopping = Database.RunAsync(async () =>
        {
            await _data.AddAsync("a");
            Database.StopTransactionWhen(stop.Token);
            await stop.CancelAsync();
            Should.Throw<DatabaseException>(() => TestDatabase.AddWithoutEnd(Database.TransactionSession)).Message.ShouldStartWith("interrupted");
            (await Should.ThrowAsync<InvalidOperationException>(() => _data.AddAsync("b"))).Message.ShouldBe("The transaction was rolled back.");
        });

        await Should.ThrowAsync<DatabaseException>(stopping);
        _data.Count().ShouldBe(0);
        await _data.AddAsync("c");
        _data.Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_exception_undoes_everything_and_travels_on()
    {
        var failing = Database.RunAsync(async () =>
        {
            await _data.AddAsync("a");
            await _data.AddAsync("b");
            throw new InvalidOperationException("no");
        });

        (await Should.ThrowAsync<InvalidOperationException>(failing)).Message.ShouldBe("no");
        _data.Count().ShouldBe(0);
        Database.IsActive.ShouldBeFalse();
    }

    [Fact]
    public async Task A_transaction_inside_of_another_joins_it()
    {
        var failing = Database.RunAsync(async () =>
        {
            await Database.RunAsync(() => _data.AddAsync("inner"));
            throw new InvalidOperationException("outer");
        });

        await Should.ThrowAsync<InvalidOperationException>(failing);
        _data.Count().ShouldBe(0);
    }

    [Fact]
    public async Task An_inner_failure_that_is_caught_undoes_nothing()
    {
        await Database.RunAsync(async () =>
        {
            await Should.ThrowAsync<InvalidOperationException>(Database.RunAsync(async () =>
            {
                await _data.AddAsync("inner");
                throw new InvalidOperationException("inner");
            }));
            await _data.AddAsync("outer");
        });

        _data.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Callbacks_run_after_the_commit_outside_of_the_transaction_in_their_order()
    {
        var calls = new List<string>();
        await Database.RunAsync(async () =>
        {
            await _data.AddAsync("a");
            Database.OnComplete(Note("first"));
            Database.OnComplete(Note("second"));
            calls.Add("work");
        });

        calls.ShouldBe(["work", "first False 1", "second False 1"]);

        Func<Exception?, Task> Note(string name) => async failure =>
        {
            failure.ShouldBeNull();
            calls.Add($"{name} {Database.IsActive} {await OutsideAsync(_data.Count)}");
        };
    }

    [Fact]
    public async Task Callbacks_learn_of_a_failure_after_the_rollback()
    {
        var (seen, left) = ("", -1L);
        await Should.ThrowAsync<InvalidOperationException>(Database.RunAsync(async () =>
        {
            Database.OnComplete(failure =>
            {
                (seen, left) = (failure!.Message, _data.Count());
                return Task.CompletedTask;
            });
            await _data.AddAsync("a");
            throw new InvalidOperationException("no");
        }));

        (seen, left).ShouldBe(("no", 0));
    }

    [Fact]
    public async Task A_failing_callback_does_not_undo_the_commit_nor_stop_the_others()
    {
        var last = false;
        await Should.ThrowAsync<InvalidOperationException>(Database.RunAsync(async () =>
        {
            Database.OnComplete(_ => throw new InvalidOperationException("callback"));
            Database.OnComplete(_ =>
            {
                last = true;
                return Task.CompletedTask;
            });
            await _data.AddAsync("a");
        }));

        last.ShouldBeTrue();
        _data.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_callback_may_write()
    {
        await Database.RunAsync(() =>
        {
            Database.OnComplete(_ => _data.AddAsync("after"));
            return _data.AddAsync("inside");
        });

        _data.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Work_that_outlives_the_transaction_writes_on_its_own()
    {
        var go = new TaskCompletionSource();
        var late = Task.CompletedTask;
        await Database.RunAsync(() =>
        {
            late = AddLaterAsync();
            return Task.CompletedTask;
        });
        go.SetResult();
        await late;

        _data.Count().ShouldBe(1);

        async Task AddLaterAsync()
        {
            await go.Task;
            await _data.AddAsync("late");
        }
    }

    [Fact]
    public void Without_a_transaction_there_is_no_end_to_wait_for() =>
        Should.Throw<InvalidOperationException>(() => Database.OnComplete(_ => Task.CompletedTask));

    public void Dispose() => _data.Dispose();

    /// <summary>As another request would do it.</summary>
    private static Task<TResult> OutsideAsync<TResult>(Func<TResult> work)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(work);
    }
}
