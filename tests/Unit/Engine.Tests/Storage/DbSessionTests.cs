using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class DbSessionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public DbSessionTests() => _session = DbSession.Open(_folder.File("data.db"));

    [Fact]
    public void The_same_text_gives_the_same_statement_again()
    {
        var first = _session.Prepare("SELECT 1");
        first.Dispose();
        var second = _session.Prepare("SELECT 1");
        second.ShouldBeSameAs(first);
        second.Dispose();
    }

    [Fact]
    public void A_nested_use_gets_a_statement_of_its_own()
    {
        using var outer = _session.Prepare("SELECT value FROM json_each('[1,2]')");
        outer.Step().ShouldBeTrue();
        using (var inner = _session.Prepare("SELECT value FROM json_each('[1,2]')"))
        {
            inner.ShouldNotBeSameAs(outer);
            inner.IsCached.ShouldBeFalse();
            inner.Step().ShouldBeTrue();
            inner.Step().ShouldBeTrue();
            inner.Step().ShouldBeFalse();
        }

        outer.Step().ShouldBeTrue();
        outer.Int64(0).ShouldBe(2);
    }

    [Fact]
    public void The_statement_that_was_not_used_for_longest_goes_first()
    {
        var (kept, dropped) = (_session.Prepare("SELECT 'kept'"), _session.Prepare("SELECT 'dropped'"));
        kept.Dispose();
        dropped.Dispose();
        for (var i = 0; i < 254; i++) _session.Prepare($"SELECT {i}").Dispose();
        _session.Prepare("SELECT 'kept'").Dispose();
        _session.Prepare("SELECT 'one more'").Dispose();

        Again("SELECT 'kept'").ShouldBeSameAs(kept);
        Again("SELECT 'dropped'").ShouldNotBeSameAs(dropped);
    }

    [Fact]
    public void A_statement_in_use_is_never_dropped()
    {
        using var used = _session.Prepare("SELECT value FROM json_each('[1,2]')");
        used.Step();
        for (var i = 0; i < 600; i++) _session.Prepare($"SELECT {i}").Dispose();
        used.Step().ShouldBeTrue();
        used.Int64(0).ShouldBe(2);
    }

    [Fact]
    public void Text_in_double_quotes_is_understood_as_PocketBase_does()
    {
        _session.Execute(
            "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'); CREATE VIEW v AS SELECT a FROM t WHERE a = \"x\"; CREATE INDEX i ON t (a) WHERE a != \"y\"");
        using var rows = _session.Prepare("SELECT \"z\" || a FROM v");
        rows.Step().ShouldBeTrue();
        rows.Text(0).ShouldBe("zx");
    }

    [Fact]
    public void A_failure_has_the_words_that_clients_see()
    {
        Should.Throw<DatabaseException>(() => _session.Prepare("SELECT x FROM sqlite_master")).Message.ShouldContain("SQL logic error: no such column: x (1)");
        Should.Throw<DatabaseException>(() => _session.Execute("CREATE")).Kind.ShouldBe(DatabaseErrorKind.Other);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        var file = _folder.File("text.db");
        File.WriteAllText(file, new string('x', 5000));
        Should.Throw<DatabaseException>(() => DbSession.Open(file)).Message.ShouldContain("file is not a database");
    }

    [Fact]
    public void A_transaction_that_is_over_can_be_rolled_back_again()
    {
        _session.Begin();
        _session.Execute("CREATE TABLE t (a)");
        _session.IsInTransaction.ShouldBeTrue();
        _session.RollBack();
        _session.RollBack();
        _session.IsInTransaction.ShouldBeFalse();
        Catalog.HasTable(_session, "t").ShouldBeFalse();
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "1")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    public void Connections_have_the_settings_of_the_data_directory(string pragma, string value)
    {
        using var statement = _session.Prepare("PRAGMA " + pragma);
        statement.Step();
        statement.Text(0).ShouldBe(value);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private Statement Again(string sql)
    {
        var statement = _session.Prepare(sql);
        statement.Dispose();
        return statement;
    }
}
