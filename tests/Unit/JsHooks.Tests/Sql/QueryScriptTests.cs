using Holdall.Data;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Tests.Globals;

namespace Holdall.Plugins.JsHooks.Tests.Sql;

public sealed class QueryScriptTests
{
    private readonly FakeDatabase _database = new();

    [Theory]
    [InlineData("const rows = arrayOf(new DynamicModel({ s: '', n: 0, f: -0, b: false, l: [], m: {}, o: nullInt(), none: 'kept' })); db.newQuery('x').all(rows); return rows", """[{"b":true,"f":1.5,"l":[1],"m":{"k":"v"},"n":7,"none":"kept","o":null,"s":"text"},{"b":false,"f":2,"l":[],"m":{},"n":8,"none":"kept","o":9,"s":"3"}]""")]
    [InlineData("const m = new DynamicModel({ s: '', m: {} }); db.newQuery('x').one(m); return [m.s, m.m.get('k'), m.m.get('none')]", """["text","v",null]""")]
    [InlineData("const a = arrayOf(''); db.newQuery('x').column(a); return a", """["text","3"]""")]
    [InlineData("const a = arrayOf(0); db.newQuery('x').column(a); return a", "\"thrown: GoError\"")]
    [InlineData("const a = arrayOf(''), n = arrayOf(0); db.newQuery('x').row(a, n); return [a[0], n[0]]", """["text",7]""")]
    [InlineData("const r = db.newQuery('x').rows(), seen = []; const m = new DynamicModel({ s: '' }); while (r.next()) { r.scanStruct(m); seen.push(m.s) } return [seen, r.columns().length]", """[["text","3"],7]""")]
    [InlineData("db.newQuery('x').all([])", "\"thrown: GoError\"")]
    [InlineData("db.newQuery('x').one({})", "\"thrown: GoError\"")]
    [InlineData("const r = db.newQuery('x').execute(); return [r.rowsAffected(), r.lastInsertId()]", "[3,42]")]
    [InlineData("db.upsert('t', {}).execute()", "\"thrown: GoError\"")]
    public async Task Rows_go_where_the_script_wants_them(string script, string expected) => (await RunAsync(script)).ShouldBe(expected);

    [Theory]
    [InlineData("const m = new DynamicModel({ s: 0 }); db.newQuery('x').one(m)")]
    [InlineData("const m = new DynamicModel({ f: 0 }); db.newQuery('x').one(m)")]
    [InlineData("const m = new DynamicModel({ o: 0 }); db.newQuery('x').one(m)")]
    [InlineData("const m = new DynamicModel({ s: [] }); db.newQuery('x').one(m)")]
    public async Task A_value_that_a_member_does_not_take_is_an_error(string script) => (await RunAsync(script)).ShouldBe("\"thrown: GoError\"");

    [Fact]
    public async Task A_query_without_a_row_says_so()
    {
        _database.Rows = [];
        (await RunAsync("const m = new DynamicModel({ s: '' }); try { db.newQuery('x').one(m) } catch (e) { return e.message } return ''"))
            .ShouldBe("\"sql: no rows in result set\"");
    }

    [Fact]
    public async Task Values_are_parameters()
    {
        await RunAsync("db.newQuery('SELECT {:a}, {:b}, [[c.d]], {:n}').bind({ a: \"x' OR 1=1\", b: new DateTime('2024-01-01'), n: null, other: 1 }).execute()");
        _database.Sql.ShouldBe("SELECT :a, :b, `c`.`d`, :n");
        _database.Parameters.ShouldBe([new SqlParameter("a", "x' OR 1=1"), new SqlParameter("b", "2024-01-01 00:00:00.000Z"), new SqlParameter("n", null)]);
    }

    [Theory]
    [InlineData("db.newQuery('SELECT {:a}').execute()")]
    [InlineData("db.newQuery('SELECT {:a}').bind({ A: 1 }).execute()")]
    [InlineData("db.select('a').from('t').where($dbx.exp('b = {:a}')).all(arrayOf(new DynamicModel({ a: nullString() })))")]
    public async Task A_placeholder_without_a_value_is_an_error(string script) => (await RunAsync(script)).ShouldBe("\"thrown: GoError\"");

    [Theory]
    [InlineData("db.newQuery('SELECT {:v}').bind({ v: new Date('2024-01-02T03:04:05Z') }).execute()", "2024-01-02 03:04:05.000Z")]
    [InlineData("db.newQuery('SELECT {:v}').bind({ v: new DateTime('2024-01-02').time() }).execute()", "2024-01-02 00:00:00.000Z")]
    [InlineData("db.select('a').from('t').where($dbx.hashExp({ v: new Date(0) })).all(arrayOf(new DynamicModel({ s: '' })));", "1970-01-01 00:00:00.000Z")]
    [InlineData("db.select('a').from('t').where($dbx.exp('v < {:v}', { v: new Date(0) })).all(arrayOf(new DynamicModel({ s: '' })));", "1970-01-01 00:00:00.000Z")]
    [InlineData("db.update('t', { v: new Date(0) }, $dbx.exp('1')).execute()", "1970-01-01 00:00:00.000Z")]
    public async Task A_time_is_a_text_of_the_database(string script, string expected)
    {
        (await RunAsync(script)).ShouldBe("null");
        _database.Parameters.Single().Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("db.newQuery('SELECT {:v}').bind({ v: toBytes('ab') }).execute()")]
    [InlineData("db.update('t', { v: new Uint8Array([97, 98]) }, $dbx.exp('1')).execute()")]
    [InlineData("db.select('a').from('t').where($dbx.hashExp({ v: toBytes('ab') })).all(arrayOf(new DynamicModel({ s: '' })));")]
    public async Task Bytes_are_a_blob(string script)
    {
        (await RunAsync(script)).ShouldBe("null");
        _database.Parameters.Single().Value.ShouldBe(new byte[] { 97, 98 });
    }

    [Theory]
    [InlineData("db.select('a').from('t').where($dbx.hashExp({ a: 1 })).andWhere($dbx.or($dbx.like('b', 'x'), null)).orderBy('a DESC').limit(2).build().sql()", "SELECT `a` FROM `t` WHERE (`a`={:p0}) AND (`b` LIKE {:p1} ESCAPE '\\') ORDER BY `a` DESC LIMIT 2")]
    [InlineData("db.select().from('t').where($dbx.exists($dbx.exp('SELECT 1'))).union(db.newQuery('SELECT 2')).build().sql()", "SELECT * FROM `t` WHERE EXISTS (SELECT 1) UNION SELECT 2")]
    [InlineData("db.update('t', { a: $dbx.exp('a + 1') }, $dbx.not($dbx.in('id', 1, 2))).sql()", "UPDATE `t` SET `a`=a + 1 WHERE NOT (`id` IN ({:p0}, {:p1}))")]
    [InlineData("db.select('a').from('t').info().from[0] + db.quote(\"it's\") + db.quoteSimpleTableName('t')", "t'it''s'`t`")]
    [InlineData("db.select('a').from('t').where('a = 1').build().sql()", "thrown: GoError")]
    public async Task Statements_are_built(string script, string expected) =>
        (await RunAsync(script)).ShouldBe(System.Text.Json.JsonSerializer.Serialize(expected, Escaping));

    private static readonly System.Text.Json.JsonSerializerOptions Escaping = new() { Encoder = Holdall.Values.JsonStyle.Encoder };

    private Task<string?> RunAsync(string script) => LibraryScripts.EvaluateAsync(
        script.Contains("return ", StringComparison.Ordinal) || script.Contains(';', StringComparison.Ordinal)
            || script.EndsWith("execute()", StringComparison.Ordinal) ? "const db = args[0]; " + script + "; return null" : "const db = args[0]; return " + script,
        new SqlBuilder(_database));

    private sealed class FakeDatabase : IDatabase
    {
        public IReadOnlyList<object?[]> Rows { get; set; } =
            [["text", 7L, 1.5, 1L, "[1]", """{"k":"v"}""", null], [3L, "8", 2L, "false", null, null, 9.0]];

        public string Sql { get; private set; } = "";

        public IReadOnlyList<SqlParameter> Parameters { get; private set; } = [];

        public bool IsInTransaction => false;

        public Task<SqlResult> RunAsync(string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted = default)
        {
            (Sql, Parameters) = (sql, parameters);
            return Task.FromResult(new SqlResult { Columns = ["s", "n", "f", "b", "l", "m", "o"], Rows = Rows, AffectedRows = 3, LastInsertId = 42 });
        }

        public Task InTransactionAsync(Func<Task> work, CancellationToken aborted = default) => work();
    }
}
