using Holdall.Engine.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Storage;

/// <summary>No job keeps the one writer for ever, whatever its statements do.</summary>
public sealed class WriteLimitTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TestDatabase _data;

    public WriteLimitTests() => _data = new TestDatabase(TimeSpan.FromSeconds(5), _clock);

    private Database Database => _data.Database;

    [Fact]
    public async Task A_change_that_takes_too_long_is_stopped_and_those_beside_it_are_made()
    {
        var runs = 0;
        var (first, endless, last) = (Task.FromResult(0), Task.FromResult(0), Task.FromResult(0));
        await Database.RunAsync(() =>
        {
            using (ExecutionContext.SuppressFlow())
            {
                first = Start("first");
                endless = Task.Run(() => Database.WriteAsync(0, (session, _) =>
                {
                    _clock.Advance(TimeSpan.FromSeconds(31));
                    runs++;
                    return TestDatabase.AddWithoutEnd(session);
                }));
                last = Start("last");
            }

            return Task.Delay(200);
        });

        (await Should.ThrowAsync<DatabaseException>(endless)).Message.ShouldStartWith("interrupted");
        await Task.WhenAll(first, last);
        runs.ShouldBe(1);
        Sql.Texts(_data.File, "SELECT text FROM notes ORDER BY text").ShouldBe(["first", "last"]);

        Task<int> Start(string text) => Task.Run(() => _data.AddAsync(text));
    }

    [Fact]
    public async Task A_change_whose_request_is_given_up_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var writing = Database.WriteAsync(stop, static (session, stop) =>
        {
            stop.Cancel();
            return TestDatabase.AddWithoutEnd(session);
        }, stop.Token);

        await Should.ThrowAsync<DatabaseException>(writing);
        await _data.AddAsync("next");
        Sql.Texts(_data.File, "SELECT text FROM notes").ShouldBe(["next"]);
    }

    [Fact]
    public async Task A_transaction_that_takes_too_long_is_stopped()
    {
        var running = Database.RunAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMinutes(11));
            TestDatabase.AddWithoutEnd(Database.TransactionSession);
            return Task.CompletedTask;
        });

        (await Should.ThrowAsync<DatabaseException>(running)).Message.ShouldStartWith("interrupted");
        await _data.AddAsync("next");
        _data.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_whose_request_is_given_up_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var running = Database.RunAsync(
            async () =>
            {
                await stop.CancelAsync();
                TestDatabase.AddWithoutEnd(Database.TransactionSession);
            },
            stop.Token);

        (await Should.ThrowAsync<DatabaseException>(running)).Message.ShouldStartWith("interrupted");
        await _data.AddAsync("next");
    }

    [Fact]
    public async Task What_is_read_inside_of_a_transaction_has_the_limit_of_reading_and_the_transaction_goes_on()
    {
        await Database.RunAsync(async () =>
        {
            await _data.AddAsync("before");
            Should.Throw<DatabaseException>(Read).Message.ShouldStartWith("interrupted");
            await _data.AddAsync("after");
        });

        _data.Count().ShouldBe(2);

        void Read()
        {
            using var read = Database.Read();
            _clock.Advance(TimeSpan.FromSeconds(6));
            TestDatabase.ReadWithoutEnd(read.Session);
        }
    }

    [Fact]
    public async Task What_is_read_stops_with_its_request_and_the_connection_goes_on()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        for (var i = 0; i < 20; i++) Should.Throw<DatabaseException>(() => Read(stop.Token)).Message.ShouldStartWith("interrupted");
        for (var i = 0; i < 20; i++) Count().ShouldBe(30_000);

        void Read(CancellationToken aborted)
        {
            using var read = Database.Read(aborted);
            TestDatabase.ReadWithoutEnd(read.Session);
        }

        long Count()
        {
            using var read = Database.Read();
            using var rows = read.Session.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000) SELECT COUNT(*) FROM n");
            rows.Step();
            return rows.Int64(0);
        }
    }

    [Fact]
    public async Task Closing_stops_what_would_go_on_without_end()
    {
        var begun = new TaskCompletionSource();
        var data = new TestDatabase(time: _clock);
        var endless = data.Database.WriteAsync(begun, static (session, begun) =>
        {
            begun.SetResult();
            return TestDatabase.AddWithoutEnd(session);
        });
        await begun.Task;
        await Task.Run(data.Dispose, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<DatabaseException>(endless);
    }

    public void Dispose() => _data.Dispose();
}
