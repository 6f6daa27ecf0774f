using System.Diagnostics;
using Holdall.Engine.Schema.Tables;
using Microsoft.Data.Sqlite;

namespace Holdall.Engine.Tests.Schema.Tables;

public sealed class IndexStatementTests
{
    /// <summary>Statements, and the form in which they are carried out.</summary>
    public static TheoryData<string, string> Understood => new()
    {
        { "create index a on t (b)", "CREATE INDEX `a` ON `t` (`b`)" },
        { "CREATE\n UNIQUE\tINDEX a ON t\n(\n  \"b\"\n)", "CREATE UNIQUE INDEX `a` ON `t` (`b`)" },
        { "create index if not exists a on t (b)", "CREATE INDEX IF NOT EXISTS `a` ON `t` (`b`)" },
        { "create index if on t (b)", "CREATE INDEX `if` ON `t` (`b`)" },
        { "create index on on t (b)", "CREATE INDEX `on` ON `t` (`b`)" },
        { "create indexa on t(b)", "CREATE INDEX `a` ON `t` (`b`)" },
        { "create index `a` on `t` (`b`)", "CREATE INDEX `a` ON `t` (`b`)" },
        { "create index \"a\" on \"t\" (\"b\" asc)", "CREATE INDEX `a` ON `t` (`b` ASC)" },
        { "create index [a] on [t] ([b] Desc)", "CREATE INDEX `a` ON `t` (`b` DESC)" },
        { "create index 'a' on 't' ('b')", "CREATE INDEX `a` ON `t` (`b`)" },
        { "create index main.a on t (b)", "CREATE INDEX `main`.`a` ON `t` (`b`)" },
        { "create index `main`.\"a.x\" on t (b)", "CREATE INDEX `main`.`a.x` ON `t` (`b`)" },
        { "CREATE UNIQUE INDEX IF NOT EXISTS \"x\".\"a\" ON [t] ( b , `c` COLLATE nocase desc ) WHERE b != ''", "CREATE UNIQUE INDEX IF NOT EXISTS `x`.`a` ON `t` (\n  `b`,\n  `c` COLLATE nocase DESC\n) WHERE b != ''" },
        { "create index a on t (b collate desc)", "CREATE INDEX `a` ON `t` (`b` COLLATE desc)" },
        { "create index a on t (collate, asc)", "CREATE INDEX `a` ON `t` (\n  `collate`,\n  `asc`\n)" },
        { "create index a on t (lower(b), n + 1)", "CREATE INDEX `a` ON `t` (\n  lower(b),\n  n + 1\n)" },
        { "create index a on t (lower(b) collate nocase desc)", "CREATE INDEX `a` ON `t` (lower(b) COLLATE nocase DESC)" },
        { "create index a on t(b, lower(b))", "CREATE INDEX `a` ON `t` (\n  `b`,\n  lower(b)\n)" },
        { "create index a on t (json_extract(j, '$.\")\"'), b)", "CREATE INDEX `a` ON `t` (\n  json_extract(j, '$.\")\"'),\n  `b`\n)" },
        { "create index a on t (n+1)", "CREATE INDEX `a` ON `t` (`n+1`)" },
        { "create index a on t (b,,c,)", "CREATE INDEX `a` ON `t` (\n  `b`,\n  `c`\n)" },
        { "create index a on t (b /* c */, d)", "CREATE INDEX `a` ON `t` (\n  b /* c */,\n  `d`\n)" },
        { "create index a`b`c on t (d`e`f)", "CREATE INDEX `a``b``c` ON `t` (`d``e``f`)" },
        { "-- what for\ncreate index a on t (b)\r\n", "CREATE INDEX `a` ON `t` (`b`)" },
        { "create a: create index a on t (b)", "CREATE INDEX `a` ON `t` (`b`)" },
        { "create index a on t (b) where ", "CREATE INDEX `a` ON `t` (`b`)" },
        { "create index a on t (b)where\nlength(b) > 1", "CREATE INDEX `a` ON `t` (`b`) WHERE length(b) > 1" },
        { "create index a on t (b) where b in ('1','2')", "CREATE INDEX `a` ON `t` (`b`) WHERE b in ('1','2')" },
        { "create index a on t (lower(b)) where (b != ')' or c = '(') and d = 'where (' ", "CREATE INDEX `a` ON `t` (lower(b)) WHERE (b != ')' or c = '(') and d = 'where ('" },
        { "create index a on t (b) where c > 5;\n", "CREATE INDEX `a` ON `t` (`b`) WHERE c > 5;" },
        { "create index a on t (b) where c = ';' /* ; */ -- ;", "CREATE INDEX `a` ON `t` (`b`) WHERE c = ';' /* ; */ -- ;" },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void What_is_understood_is_built_in_one_form(string sql, string normal)
    {
        var index = IndexStatement.Parse(sql);
        index.IsValid.ShouldBeTrue();
        index.Build().ShouldBe(normal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("create index")]
    [InlineData("create index on t (a)")]
    [InlineData("create unique index on t (a)")]
    [InlineData("create index if not exists on t (a)")]
    [InlineData("create index `` on t (a)")]
    [InlineData("create index a.b")]
    [InlineData("create index `a b` on t (c)")]
    [InlineData("create index a on (b)")]
    [InlineData("create index a on t")]
    [InlineData("create index a on t b)")]
    [InlineData("create idx_x on x (id)")]
    [InlineData("create uniqueindex a on t (b)")]
    [InlineData("create index a on t ()")]
    [InlineData("create index a on t (,)")]
    [InlineData("create index a on t (lower(b)")]
    [InlineData("create index a on t (b))")]
    [InlineData("create index a on t(lower(b))")]
    [InlineData("create index a on t ('b)")]
    [InlineData("drop index a")]
    public void Anything_else_is_not_valid(string sql) => IndexStatement.Parse(sql).IsValid.ShouldBeFalse();

    [Theory]
    [InlineData("create index a on t (b);")]
    [InlineData("create index a on t (b); drop table x")]
    [InlineData("create index a on t (b) -- why")]
    [InlineData("create index a on t (b) /* why */")]
    [InlineData("create index a on t (b) (c)")]
    [InlineData("create index a on t (b) wherever c > 5")]
    [InlineData("create index a on t (b) where c > 5; drop table x")]
    [InlineData("create index a on t (b) where c > 5; -- why")]
    public void Nothing_may_stand_behind_the_end_but_what_was_stored_so_still_says_what_the_index_is(string sql)
    {
        var index = IndexStatement.Parse(sql);
        index.IsValid.ShouldBeFalse();
        index.Name.ShouldBe("a");
        index.Columns.ShouldBe([new IndexColumn("b", "", "")]);
    }

    /// <summary>Quotes that SQLite reads otherwise, or that are taken away when the statement is built.</summary>
    [Theory]
    [InlineData("create index a on t (lower('\\')); drop table t; --'))")]
    [InlineData("create index a on t (\"b); drop table t; --\")")]
    [InlineData("create index a on t ([b); drop table t; --])")]
    [InlineData("create index \"a`on[t](b);drop/**/table/**/t;--\" on t (b)")]
    [InlineData("create index a on t (b /*) where '*/); drop table t; --'")]
    [InlineData("create index a on t (b) where b = '\\'; drop table t; --'")]
    public void No_quote_lets_a_second_statement_through(string sql)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, "CREATE TABLE t (b)");
        var index = IndexStatement.Parse(sql);

        if (index.IsValid) Should.NotThrow(() => TryExecute(connection, index.Build()));

        Execute(connection, "SELECT b FROM t");
    }

    [Theory]
    [InlineData("CREATE INDEX", " ", "x")]
    [InlineData("", "create ", "")]
    [InlineData("", "create index ", "")]
    [InlineData("", "create index a on t ", "")]
    [InlineData("create index a on t (b", " desc", ")")]
    [InlineData("create index a on t (b", " collate c", ")")]
    [InlineData("create index a on t (b", " ", ")")]
    [InlineData("create index a on t ", "(", "")]
    [InlineData("create index a on t ", "(", "))")]
    [InlineData("create index a on t (b) where ", "/*", "; x")]
    [InlineData("create index ", "'", " on t (b)")]
    [InlineData("create index ", "a.", " on t (b)")]
    public void Reading_takes_time_in_proportion(string before, string repeated, string behind)
    {
        var sql = before + string.Concat(Enumerable.Repeat(repeated, 200_000)) + behind;
        var time = Stopwatch.StartNew();
        IndexStatement.Parse(sql);
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static void TryExecute(SqliteConnection connection, string sql)
    {
        try
        {
            Execute(connection, sql);
        }
        catch (SqliteException)
        {
            // That it is refused is fine.
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
