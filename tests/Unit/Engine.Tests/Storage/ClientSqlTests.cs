using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>Statements that clients wrote a part of: they read, or make one view or index.</summary>
public sealed class ClientSqlTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public ClientSqlTests()
    {
        _session = DbSession.Open(_folder.File("data.db"));
        _session.Execute("CREATE TABLE notes (id TEXT, text TEXT)");
        _session.Begin();
    }

    [Theory]
    [InlineData("ATTACH 'x.db' AS x")]
    [InlineData("DETACH main")]
    [InlineData("VACUUM INTO 'x.db'")]
    [InlineData("PRAGMA query_only = 1")]
    [InlineData("COMMIT")]
    [InlineData("SAVEPOINT a")]
    [InlineData("DELETE FROM notes")]
    [InlineData("INSERT INTO notes VALUES ('a', 'b')")]
    [InlineData("UPDATE notes SET text = ''")]
    [InlineData("UPDATE sqlite_master SET sql = ''")]
    [InlineData("CREATE TABLE other (a)")]
    [InlineData("CREATE VIRTUAL TABLE other USING fts5(a)")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END")]
    [InlineData("DROP TABLE notes")]
    [InlineData("ALTER TABLE notes ADD c")]
    [InlineData("ANALYZE")]
    [InlineData("CREATE TEMP VIEW v AS SELECT id FROM notes")]
    public void What_is_neither_a_view_nor_an_index_is_refused(string sql)
    {
        var before = Objects();
        Should.Throw<DatabaseException>(() => _session.Define(sql));
        _session.IsInTransaction.ShouldBeTrue();
        Objects().ShouldBe(before);
    }

    [Theory]
    [InlineData("CREATE VIEW v AS SELECT id FROM notes; DELETE FROM notes")]
    [InlineData("CREATE VIEW v AS SELECT id FROM notes;;")]
    [InlineData("CREATE INDEX i ON notes (id); COMMIT")]
    [InlineData("CREATE INDEX i ON notes (id);\n-- why")]
    public void Nothing_may_follow_the_one_statement(string sql)
    {
        Should.Throw<DatabaseException>(() => _session.Define(sql)).Message.ShouldBe("multiple statements are not supported");
        Objects().ShouldBe(["notes"]);
    }

    [Fact]
    public void A_statement_is_bounded_and_those_of_the_product_are_not()
    {
        var united = string.Join(" UNION ALL ", Enumerable.Repeat("SELECT id FROM notes", 201));
        var many = "SELECT id FROM notes WHERE id IN ('" + new string('x', 200_000) + "')";

        Should.Throw<DatabaseException>(() => _session.Define("CREATE VIEW v AS " + united)).Message.ShouldContain("too many terms in compound SELECT");
        Should.Throw<DatabaseException>(() => _session.Define("CREATE VIEW v AS " + many)).Message.ShouldContain("too big");

        _session.Prepare(united).Dispose();
        _session.Prepare(many).Dispose();
    }

    [Fact]
    public void Views_and_indexes_are_made_and_may_use_all_that_can_be_read()
    {
        _session.Define("CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT lower(id) AS id, i FROM notes, n, json_each('[1]')");
        _session.Define("CREATE UNIQUE INDEX i ON notes (lower(id)) WHERE length(text) > 1");
        _session.Define("CREATE VIEW columns AS SELECT name AS id FROM pragma_table_info('notes')");
        Objects().ShouldBe(["notes", "v", "i", "columns"]);
    }

    [Theory]
    [InlineData("SELECT ?1 AS id", "parameters are not allowed in views")]
    [InlineData("SELECT id FROM other", "no such table: main.other")]
    [InlineData("SELECT id FROM a.b", "no such table: a.b")]
    [InlineData("SELECT 1 AS id); DELETE FROM notes; SELECT (1", "multiple statements are not supported")]
    [InlineData("DELETE FROM notes", "near \"DELETE\": syntax error")]
    public void A_query_that_is_not_fit_for_a_view_is_refused_as_when_the_view_is_made(string query, string reason) =>
        Should.Throw<DatabaseException>(() => _session.PrepareView(query, 10)).Message.ShouldContain(reason);

    [Fact]
    public void Other_statements_of_the_connection_are_as_free_as_before()
    {
        Should.Throw<DatabaseException>(() => _session.Define("DROP TABLE notes"));
        _session.Execute("DROP TABLE notes; CREATE TABLE other (a); PRAGMA user_version = 7");
        Objects().ShouldBe(["other"]);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private List<string> Objects()
    {
        using var rows = _session.Prepare("SELECT name FROM sqlite_schema ORDER BY rowid");
        var names = new List<string>();
        while (rows.Step()) names.Add(rows.Text(0));
        return names;
    }
}
