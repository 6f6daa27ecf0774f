using System.Data.Common;
using Holdall.Data;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class SqlFileTests : IDisposable
{
    private readonly TestDatabase _test = new();
    private readonly SqlFile _sql;

    public SqlFileTests() => _sql = new SqlFile(() => _test.Database);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Values_come_back_as_what_they_are()
    {
        var result = await RunAsync(
            "SELECT :text AS t, :whole AS w, :half AS h, :yes AS y, :bytes AS b, :nothing AS n, :unknown AS u",
            new("text", "ü"), new("whole", 9_007_199_254_740_993L), new("half", 0.5), new("yes", true), new("bytes", new byte[] { 0, 255 }), new("nothing", null));

        result.Columns.ShouldBe(["t", "w", "h", "y", "b", "n", "u"]);
        var row = result.Rows.ShouldHaveSingleItem();
        row.ShouldBe(["ü", 9_007_199_254_740_993L, 0.5, 1L, row[4], null, null]);
        row[4].ShouldBeOfType<byte[]>().ShouldBe([0, 255]);
    }

    [Fact]
    public async Task A_change_tells_of_its_rows_and_of_the_id_of_the_last_one()
    {
        await RunAsync("CREATE TABLE numbers (n INTEGER PRIMARY KEY)");

        var inserted = await RunAsync("INSERT INTO numbers VALUES (7), (8) RETURNING n");

        inserted.Rows.Select(row => row[0]).ShouldBe([7L, 8L]);
        (inserted.AffectedRows, inserted.LastInsertId).ShouldBe((2, 8L));
        (await RunAsync("DELETE FROM numbers WHERE n > :n", new SqlParameter("n", 100L))).AffectedRows.ShouldBe(0);
    }

    [Fact]
    public async Task Of_several_statements_all_are_done_or_none()
    {
        await Should.ThrowAsync<DbException>(() => RunAsync("CREATE TABLE half (n); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1)"));

        (await RunAsync("SELECT count(*) FROM sqlite_schema WHERE name = 'half'")).Rows[0][0].ShouldBe(0L);
    }

    [Fact]
    public async Task What_fails_undoes_the_transaction_that_it_is_in()
    {
        await RunAsync("CREATE TABLE numbers (n)");

        await Should.ThrowAsync<InvalidOperationException>(() => _sql.InTransactionAsync(async () =>
        {
            _sql.IsInTransaction.ShouldBeTrue();
            await RunAsync("INSERT INTO numbers VALUES (1)");
            (await RunAsync("SELECT n FROM numbers")).Rows.Count.ShouldBe(1);
            throw new InvalidOperationException();
        }));

        _sql.IsInTransaction.ShouldBeFalse();
        (await RunAsync("SELECT n FROM numbers")).Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ATTACH 'other.db' AS other")]
    [InlineData("COMMIT")]
    [InlineData("CREATE TEMP TABLE t (n)")]
    [InlineData("SELECT load_extension('x')")]
    public async Task It_stays_within_the_file(string sql)
    {
        await Should.ThrowAsync<DbException>(() => RunAsync(sql));
        await _sql.InTransactionAsync(() => Should.ThrowAsync<DbException>(() => RunAsync(sql)));
    }

    [Fact]
    public async Task The_file_can_be_written_anew_outside_of_transactions()
    {
        await RunAsync("VACUUM;");
        await _sql.InTransactionAsync(() => Should.ThrowAsync<DbException>(() => RunAsync("VACUUM")));
        await RunAsync("CREATE TABLE later (n)");
    }

    private Task<SqlResult> RunAsync(string sql, params SqlParameter[] parameters) => _sql.RunAsync(sql, parameters);
}
