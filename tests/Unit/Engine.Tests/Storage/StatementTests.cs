using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class StatementTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public StatementTests() => _session = DbSession.Open(_folder.File("data.db"));

    [Fact]
    public void Values_come_back_as_they_were_bound()
    {
        using var statement = _session.Prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
        statement.Bind(1, long.MaxValue);
        statement.Bind(2, 0.1);
        statement.Bind(3, "a\0bé\ud83d\ude00");
        statement.BindBlob(4, [1, 2]);
        statement.BindNull(5);
        statement.BindUtf8(6, "x"u8);

        statement.Step().ShouldBeTrue();
        statement.Int64(0).ShouldBe(long.MaxValue);
        statement.Double(1).ShouldBe(0.1);
        statement.Text(2).ShouldBe("a\0bé\ud83d\ude00");
        statement.Utf8(3).ToArray().ShouldBe([1, 2]);
        statement.IsNull(4).ShouldBeTrue();
        statement.TextOrNull(4).ShouldBeNull();
        statement.Text(5).ShouldBe("x");
        statement.Step().ShouldBeFalse();
    }

    [Fact]
    public void A_text_of_any_length_is_bound_whole()
    {
        foreach (var length in new[] { 0, 340, 341, 342, 1024, 100_000 })
        {
            var text = new string('é', length);
            using var statement = _session.Prepare("SELECT ?1, typeof(?1)");
            statement.Bind(1, text);
            statement.Step();
            statement.Text(0).ShouldBe(text);
            statement.Text(1).ShouldBe("text");
        }
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData("a", "text")]
    [InlineData(1.5, "real")]
    [InlineData(true, "integer")]
    [InlineData(7, "integer")]
    [InlineData(7L, "integer")]
    public void A_value_of_a_filter_has_a_type(object? value, string type)
    {
        using var statement = _session.Prepare("SELECT typeof(?1)");
        statement.BindValue(1, value);
        statement.Step();
        statement.Text(0).ShouldBe(type);
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        using var statement = _session.Prepare("SELECT ?1");
        Should.Throw<ArgumentException>(() => statement.BindValue(1, new object()));
    }

    [Fact]
    public void A_disposed_statement_forgets_its_values()
    {
        using (var first = _session.Prepare("SELECT ?1")) first.Bind(1, "secret");
        using var second = _session.Prepare("SELECT ?1");
        second.Step();
        second.IsNull(0).ShouldBeTrue();
    }

    [Fact]
    public void A_statement_can_be_used_again_after_a_failure()
    {
        _session.Execute("CREATE TABLE t (x UNIQUE); INSERT INTO t VALUES (1)");
        for (var i = 0; i < 2; i++)
        {
            var failure = Should.Throw<DatabaseException>(InsertOne);
            failure.Kind.ShouldBe(DatabaseErrorKind.Unique);
            failure.Message.ShouldContain("UNIQUE constraint failed: t.x (2067)");
        }
    }

    [Fact]
    public void A_change_tells_how_many_rows_it_met()
    {
        _session.Execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)");
        using var update = _session.Prepare("UPDATE t SET x = x + 1 WHERE x > 1");
        update.Execute().ShouldBe(2);
    }

    [Fact]
    public void Columns_have_names()
    {
        _session.Execute("CREATE TABLE t (x boolean)");
        using var statement = _session.Prepare("SELECT x, 1 AS y FROM t");
        statement.ColumnCount.ShouldBe(2);
        statement.ColumnName(1).ShouldBe("y");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private void InsertOne()
    {
        using var insert = _session.Prepare("INSERT INTO t VALUES (1)");
        insert.Execute();
    }
}
