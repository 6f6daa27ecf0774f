using System.Runtime.CompilerServices;
using Holdall.Engine.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Storage;

/// <summary>Transactions that are short and wait at the same time share a commit.</summary>
public sealed class TransactionGroupTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestDatabase _data;

    public TransactionGroupTests() => _data = new TestDatabase(time: _time);

    private Database Database => _data.Database;

    [Fact]
    public async Task Short_ones_that_wait_are_committed_together()
    {
        var commits = await CommitsOfAsync(Texts(20).Select(Add));

        commits.ShouldBe(1);
        _data.Count().ShouldBe(20);
    }

    [Fact]
    public async Task One_that_fails_undoes_itself_only()
    {
        Task failing = Task.CompletedTask;
        var works = Texts(10).Select(Add).ToList();
        works.Insert(5, () => failing = Database.Short.RunAsync(async () =>
        {
            await _data.AddAsync("undone");
            throw new InvalidOperationException("half way");
        }));

        await Should.ThrowAsync<InvalidOperationException>(CommitsOfAsync(works));

        (await Should.ThrowAsync<InvalidOperationException>(failing)).Message.ShouldBe("half way");
        _data.Count().ShouldBe(10);
        Sql.Texts(_data.File, "SELECT text FROM notes").ShouldNotContain("undone");
    }

    [Fact]
    public async Task Each_sees_those_before_it_and_nobody_else_sees_any_before_the_commit()
    {
        var seen = new List<(long Inside, long Outside)>();
        var works = Texts(5).Select(text => (Func<Task>)(() => Database.Short.RunAsync(async () =>
        {
            await _data.AddAsync(text);
            seen.Add((_data.Count(), Sql.Rows(_data.File, "SELECT 1 FROM notes").Count));
        })));

        (await CommitsOfAsync(works)).ShouldBe(1);

        seen.ShouldBe([(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]);
    }

    [Fact]
    public async Task Others_begin_after_the_commit_of_one_that_changes_what_is_known_in_memory()
    {
        var works = Texts(4).Select(Add).ToList();
        works.Insert(2, () => Database.Short.RunAsync(() =>
        {
            Database.CommitAtOnce();
            return _data.AddAsync("schema");
        }));

        (await CommitsOfAsync(works)).ShouldBe(2);
    }

    [Fact]
    public async Task A_slow_one_ends_the_waiting_for_others()
    {
        await TrustAsync();
        await Database.Short.RunAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(3));
            return Task.CompletedTask;
        });

        (await CommitsOfAsync(Texts(5).Select(Add), isTrusted: true)).ShouldBe(5);
    }

    [Fact]
    public async Task Other_transactions_have_a_commit_of_their_own()
    {
        var works = Texts(4).Select(Add).ToList();
        works.Insert(2, () => Database.RunAsync(() => _data.AddAsync("alone")));

        (await CommitsOfAsync(works)).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_undoes_what_others_have_done_by_leaving()
    {
        using var stop = new CancellationTokenSource();
        var works = Texts(3).Select(Add).ToList();
        works.Add(() => Database.Short.RunAsync(
            async () =>
            {
                await _data.AddAsync("left");
                await stop.CancelAsync();
                // Long enough for the writer to look whether it is to go on.
                Database.TransactionSession.Execute("INSERT INTO notes (text) WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT i FROM n");
            },
            stop.Token));

        await CommitsOfAsync(works);

        Sql.Texts(_data.File, "SELECT text FROM notes WHERE text IN ('0', '1', '2', 'left')").Count.ShouldBe(4);
    }

    [Fact]
    public async Task When_the_database_undoes_the_whole_everybody_is_told()
    {
        var told = new List<Task>();
        var works = Texts(3).Select(Add).Append(() => Database.Short.RunAsync(() =>
        {
            Database.TransactionSession.Execute("ROLLBACK");
            return Task.CompletedTask;
        })).Select(work => (Func<Task>)(() =>
        {
            told.Add(work());
            return told[^1];
        }));

        await Should.ThrowAsync<DatabaseException>(CommitsOfAsync(works));

        told.Count.ShouldBe(4);
        told.ShouldAllBe(task => task.Exception!.InnerException!.Message.Contains("rolled back"));
        _data.Count().ShouldBe(0);
        await _data.AddAsync("next");
        _data.Count().ShouldBe(1);
    }

    [Fact]
    public async Task No_thread_is_woken_for_the_next_one()
    {
        var threads = new List<(Thread Begun, Thread Ended)>();
        var works = Texts(5).Select(text => (Func<Task>)(() => Database.Short.RunAsync(async () =>
        {
            var begun = Thread.CurrentThread;
            if (text == "2") await new AnotherThread();
            await _data.AddAsync(text);
            threads.Add((begun, Thread.CurrentThread));
        })));

        (await CommitsOfAsync(works)).ShouldBe(1);

        threads[2].Ended.ShouldNotBeSameAs(threads[2].Begun);
        // Where one has moved to another thread, whichever of the two is done later goes on.
        for (var i = 1; i < threads.Count; i++) threads[i].Begun.ShouldBeOneOf(threads[i - 1].Begun, threads[i - 1].Ended);
    }

    [Fact]
    public async Task Nobody_is_forgotten_however_they_end()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async client =>
        {
            var stored = 0;
            for (var i = 0; i < 200; i++)
            {
                using var stop = new CancellationTokenSource();
                var kind = (client + i) % 8;
                try
                {
                    await Database.Short.RunAsync(
                        async () =>
                        {
                            if (kind == 1) await Task.Yield();
                            if (kind == 2) await new AnotherThread();
                            await _data.AddAsync($"{client} {i}");
                            if (kind == 3) throw new InvalidOperationException();
                            if (kind == 4) Database.CommitAtOnce();
                            if (kind == 5) await stop.CancelAsync();
                        },
                        stop.Token);
                    stored++;
                }
                catch (Exception e) when (kind == 3 ? e is InvalidOperationException : kind == 5)
                {
                }

                if (kind == 6) await _data.AddAsync($"beside {client} {i}");
            }

            return stored;
        }));

        Sql.Rows(_data.File, "SELECT 1 FROM notes WHERE text NOT LIKE 'beside%'").Count.ShouldBe(outcomes.Sum());
        _data.Count().ShouldBe(outcomes.Sum() + 16 * 25);
    }

    public void Dispose() => _data.Dispose();

    private static IEnumerable<string> Texts(int count) => Enumerable.Range(0, count).Select(i => i.ToString());

    private Func<Task> Add(string text) => () => Database.Short.RunAsync(() => _data.AddAsync(text));

    /// <summary>Lets all of them wait for the writer at the same time.</summary>
    /// <returns>How many commits they were.</returns>
    private async Task<long> CommitsOfAsync(IEnumerable<Func<Task>> works, bool isTrusted = false)
    {
        if (!isTrusted) await TrustAsync();
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = Database.RunAsync(async () =>
        {
            held.SetResult();
            await release.Task;
        });
        await held.Task;
        var all = works.Select(work => work()).ToList();
        // As long as a transaction may take that is not one of the short ones.
        _time.Advance(TimeSpan.FromSeconds(1));
        var commits = Database.Commits;
        release.SetResult();
        await holding;
        await Task.WhenAll(all);
        return Database.Commits - commits - 1;
    }

    /// <summary>Lets enough of them be short.</summary>
    private async Task TrustAsync()
    {
        for (var i = 0; i < 50; i++) await Database.Short.RunAsync(() => Task.CompletedTask);
    }

    /// <summary>Goes on with the caller on a thread of its own.</summary>
    private readonly struct AnotherThread : INotifyCompletion
    {
        public bool IsCompleted => false;

        public AnotherThread GetAwaiter() => this;

        public void OnCompleted(Action continuation) => new Thread(() => continuation()) { IsBackground = true }.Start();

        public void GetResult()
        {
        }
    }
}
