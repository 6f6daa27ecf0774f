using Holdall.Engine.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Storage;

public sealed class QueryTimeoutTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_query_that_takes_too_long_fails_and_its_connection_goes_on()
    {
        using var database = Database.Open(_folder.File("data.db"), TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < 50; i++)
        {
            if (i < 2) Should.Throw<DatabaseException>(() => Read(database, Endless)).Message.ShouldStartWith("interrupted");
            Read(database, "SELECT 7").ShouldBe(7);
        }
    }

    [Fact]
    public void How_long_a_query_took_is_told_by_the_clock_that_was_given()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromHours(1) };
        using var database = Database.Open(_folder.File("data.db"), TimeSpan.FromHours(3), clock);
        Should.Throw<DatabaseException>(() => Read(database, Endless)).Message.ShouldStartWith("interrupted");
    }

    [Fact]
    public void A_function_makes_no_value_that_it_would_take_long_to_work_on()
    {
        using var database = Database.Open(_folder.File("data.db"));
        Read(database, "SELECT length(hex(zeroblob(1000000)))").ShouldBe(2_000_000);
        Should.Throw<DatabaseException>(() => Read(database, "SELECT length(hex(zeroblob(200000000)))")).Message.ShouldStartWith("string or blob too big");
    }

    public void Dispose() => _folder.Dispose();

    private static long Read(Database database, string sql)
    {
        using var read = database.Read();
        using var rows = read.Session.Prepare(sql);
        rows.Step();
        return rows.Int64(0);
    }
}
