using Holdall.Engine.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Storage;

public sealed class QueryTurnTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";

    private static readonly QueryCaller Caller = new("a", IsGuest: false, IsSuperuser: true);

    private readonly TestDatabase _db = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task Look_ups_have_readers_of_their_own()
    {
        using var client = new CancellationTokenSource();
        var queries = new List<Task>();
        for (var i = 0; i < Database.ReaderCount; i++) queries.Add(Task.Run(() => QueryAsync(client.Token), Aborted));
        await Eventually.HoldsAsync(() => _db.Database.Queries.Running == Database.ReaderCount);
        _db.Count().ShouldBe(0);
        await client.CancelAsync();
        foreach (var query in queries) await Should.ThrowAsync<DatabaseException>(() => query);
        _db.Database.Queries.Running.ShouldBe(0);
    }

    [Fact]
    public async Task A_query_that_a_client_has_written_ends_sooner_than_others()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        using var database = Database.Open(_db.File, TimeSpan.FromDays(10_000), clock, filterTimeout: TimeSpan.FromSeconds(5));
        using var turn = await database.EnterQueryAsync(Caller, Aborted);
        Should.Throw<DatabaseException>(() => Run(turn, isWrittenByClient: true, Aborted)).Message.ShouldStartWith("interrupted");
        Should.Throw<DatabaseException>(() =>
        {
            using var read = database.Read(isWrittenByClient: true);
            Run(read);
        }).Message.ShouldStartWith("interrupted");
    }

    [Fact]
    public async Task In_a_transaction_a_query_sees_what_it_has_changed_and_waits_for_nobody()
    {
        await _db.Database.RunAsync(
            async () =>
            {
                await _db.AddAsync("one", Aborted);
                using var turn = await _db.Database.EnterQueryAsync(Caller, Aborted);
                Count(turn).ShouldBe(1);
                _db.Database.Queries.Running.ShouldBe(0);
            },
            Aborted);
    }

    private async Task QueryAsync(CancellationToken aborted)
    {
        using var turn = await _db.Database.EnterQueryAsync(Caller, aborted);
        Run(turn, isWrittenByClient: false, aborted);
    }

    private static void Run(QueryTurn turn, bool isWrittenByClient, CancellationToken aborted)
    {
        using var read = turn.Read(isWrittenByClient, aborted);
        Run(read);
    }

    private static void Run(ReadLease read)
    {
        using var rows = read.Session.Prepare(Endless);
        rows.Step();
    }

    private static long Count(QueryTurn turn)
    {
        using var read = turn.Read(isWrittenByClient: false, Aborted);
        using var count = read.Session.Prepare("SELECT COUNT(*) FROM notes");
        count.Step();
        return count.Int64(0);
    }
}
