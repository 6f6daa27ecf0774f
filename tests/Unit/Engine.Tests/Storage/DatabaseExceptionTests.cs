using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class DatabaseExceptionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public DatabaseExceptionTests()
    {
        _session = DbSession.Open(_folder.File("data.db"));
        _session.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL); INSERT INTO t VALUES (1, 'a')");
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (2, 'a')", nameof(DatabaseErrorKind.Unique))]
    [InlineData("INSERT INTO t VALUES (1, 'b')", nameof(DatabaseErrorKind.Unique))]
    [InlineData("INSERT INTO t VALUES (2, NULL)", nameof(DatabaseErrorKind.Constraint))]
    [InlineData("INSERT INTO t VALUES ('x', 'b')", nameof(DatabaseErrorKind.InvalidValue))]
    [InlineData("INSERT INTO t VALUES (2, zeroblob(2000000000))", nameof(DatabaseErrorKind.InvalidValue))]
    [InlineData("INSERT INTO nowhere VALUES (1)", nameof(DatabaseErrorKind.Other))]
    [InlineData("INSERT", nameof(DatabaseErrorKind.Other))]
    public void A_failure_has_a_kind(string sql, string kind)
    {
        Should.Throw<DatabaseException>(() => _session.Execute(sql)).Kind.ToString().ShouldBe(kind);
        Should.Throw<DatabaseException>(() => Step(sql)).Kind.ToString().ShouldBe(kind);
    }

    [Fact]
    public void A_lock_of_another_one_has_a_kind_too()
    {
        using var other = DbSession.Open(_folder.File("data.db"), lockWait: TimeSpan.Zero);
        _session.Execute("BEGIN IMMEDIATE");
        Should.Throw<DatabaseException>(() => other.Execute("BEGIN IMMEDIATE")).Kind.ShouldBe(DatabaseErrorKind.Busy);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_fails_with_the_cause()
    {
        var nowhere = Path.Combine(_folder.Path, "none", "data.db");
        foreach (Action open in new Action[] { () => DbSession.Open(nowhere).Dispose(), () => new UnchangedDatabase(nowhere).Dispose() })
        {
            var failure = Should.Throw<DatabaseException>(open);
            failure.Kind.ShouldBe(DatabaseErrorKind.Other);
            failure.InnerException!.Message.ShouldBe(failure.Message);
        }
    }

    [Fact]
    public void What_is_ended_from_outside_is_told_apart()
    {
        using var statement = _session.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        _session.StopWhen(gone.Token);
        Should.Throw<DatabaseException>(() => statement.Step()).Kind.ShouldBe(DatabaseErrorKind.Interrupted);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private void Step(string sql)
    {
        using var statement = _session.Prepare(sql);
        statement.Step();
    }
}
