namespace Holdall.Integration.Tests.SqlConsole;

/// <summary>The SQL console over its API, on a real application.</summary>
public sealed class SqlConsoleTests : IAsyncLifetime
{
    private const string WithoutEnd = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";

    private readonly NewsRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Only_superusers_may_ask()
    {
        (await _room.Guest.PostAsync("/api/sql", new { query = "SELECT 1" })).Status.ShouldBe(401);
        (await _room.Ann.PostAsync("/api/sql", new { query = "SELECT 1" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Every_value_is_a_text_or_null()
    {
        var answer = await RunAsync("SELECT 1 AS a, 'x' AS b, NULL AS c, 1.5 AS d, x'4142' AS e, 1e6 AS f, 9007199254740993 AS g");

        Rows(answer).ShouldBe("""[["1","x",null,"1.5","AB","1e+06","9007199254740993"]]""");
        answer.Json.GetProperty("columns")[0].GetRawText().ShouldBe("""{"name":"a","type":"","nullable":true}""");
        answer.Json.GetProperty("affectedRows").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Of_several_queries_the_last_one_is_answered() =>
        Rows(await RunAsync("-- first\nSELECT 1; SELECT 2; -- last\n")).ShouldBe("""[["2"]]""");

    [Fact]
    public async Task At_most_a_thousand_rows_are_answered_or_as_few_as_asked_for()
    {
        (await RunAsync($"{WithoutEnd} SELECT i FROM n")).Json.GetProperty("rows").GetArrayLength().ShouldBe(1000);
        (await _room.Superuser.PostAsync("/api/sql", new { query = $"{WithoutEnd} SELECT i FROM n", limit = 3 }))
            .Json.GetProperty("rows").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_table_that_was_changed_is_shown_as_it_is_now()
    {
        await RunAsync("CREATE TABLE side (a INTEGER PRIMARY KEY, b TEXT); INSERT INTO side (b) VALUES ('x')");
        Rows(await RunAsync("SELECT * FROM side")).ShouldBe("""[["1","x"]]""");

        await RunAsync("ALTER TABLE side ADD COLUMN c REAL DEFAULT 1.5");

        var answer = await RunAsync("SELECT * FROM side");
        Rows(answer).ShouldBe("""[["1","x","1.5"]]""");
        answer.Json.GetProperty("columns")[2].GetRawText().ShouldBe("""{"name":"c","type":"REAL","nullable":true}""");
    }

    [Fact]
    public async Task Changes_are_all_made_or_none()
    {
        (await RunAsync("INSERT INTO sections (id, name) VALUES ('s1', 'one'), ('s2', 'two')")).Json.GetProperty("affectedRows").GetInt32().ShouldBe(2);
        (await FailAsync("DELETE FROM sections; INSERT INTO nosuch VALUES (1)")).ShouldContain("no such table: nosuch");

        (await _room.Guest.GetAsync(NewsRoom.Sections + "?sort=id")).Items().ShouldBe("s1 s2");
    }

    [Fact]
    public async Task A_query_that_changes_something_answers_its_rows()
    {
        await RunAsync("INSERT INTO sections (id, name) VALUES ('s1', 'one')");

        Rows(await RunAsync("WITH t AS (SELECT 1) UPDATE sections SET name = 'uno' WHERE id = 's1' RETURNING name")).ShouldBe("""[["uno"]]""");
        (await _room.Guest.GetAsync(NewsRoom.Sections)).Items("name").ShouldBe("uno");
    }

    [Theory]
    [InlineData("")]
    [InlineData("WITH t AS (SELECT 1) ")]
    public async Task A_read_only_request_changes_nothing(string prefix)
    {
        var answer = await _room.Superuser.PostAsync("/api/sql", new { query = prefix + "DELETE FROM writers", readOnly = true });

        answer.Status.ShouldBe(400);
        answer["message"]!.ShouldContain("read-only");
        Rows(await RunAsync("SELECT count(*) FROM writers")).ShouldBe("""[["2"]]""");
    }

    [Theory]
    [InlineData("ATTACH 'other.db' AS other")]
    [InlineData("SELECT 1; ATTACH 'other.db' AS other")]
    [InlineData("VACUUM INTO 'other.db'")]
    [InlineData("DELETE FROM notes; VACUUM INTO 'other.db'")]
    [InlineData("COMMIT")]
    [InlineData("DELETE FROM notes; COMMIT; BEGIN")]
    [InlineData("BEGIN IMMEDIATE")]
    [InlineData("SAVEPOINT a")]
    [InlineData("PRAGMA query_only = 1")]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("PRAGMA writable_schema = ON")]
    [InlineData("CREATE TEMP TABLE hidden (a)")]
    [InlineData("SELECT load_extension('x')")]
    public async Task Nothing_but_the_database_can_be_changed(string query)
    {
        await FailAsync(query);

        Directory.EnumerateFiles(Environment.CurrentDirectory, "other.db").ShouldBeEmpty();
        await RunAsync("INSERT INTO sections (id, name) VALUES ('s1', 'one')");
        (await _room.Superuser.PostAsync(NewsRoom.Sections, new { id = "s2", name = "two" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Pragmas_that_ask_and_those_that_keep_a_value_are_answered()
    {
        Rows(await RunAsync("PRAGMA user_version")).ShouldBe("""[["0"]]""");
        await RunAsync("PRAGMA user_version = 7");
        Rows(await RunAsync("PRAGMA user_version")).ShouldBe("""[["7"]]""");
        Rows(await RunAsync("PRAGMA table_info(sections)")).ShouldContain("\"secret\"");
        Rows(await RunAsync("PRAGMA integrity_check")).ShouldBe("""[["ok"]]""");
    }

    [Fact]
    public async Task The_database_can_be_vacuumed_while_others_write()
    {
        var writes = Enumerable.Range(0, 50).Select(i => _room.Superuser.PostAsync(NewsRoom.Sections, new { id = "s" + i, name = "x" })).ToArray();

        Rows(await RunAsync("VACUUM;")).ShouldBe("[]");

        (await Task.WhenAll(writes)).ShouldAllBe(answer => answer.Status == 200);
        Rows(await RunAsync("SELECT count(*) FROM sections")).ShouldBe("""[["50"]]""");
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_and_undone()
    {
        (await FailAsync($"{WithoutEnd} SELECT count(*) FROM n", timeout: 1)).ShouldContain("interrupted");
        (await FailAsync($"INSERT INTO sections (id, name) {WithoutEnd} SELECT 'x' || i, '' FROM n", timeout: 1)).ShouldContain("interrupted");

        Rows(await RunAsync("SELECT count(*) FROM sections")).ShouldBe("""[["0"]]""");
    }

    [Theory]
    [InlineData("", 0, 0, "query", "validation_required")]
    [InlineData("SELECT 1", 1001, 0, "limit", "validation_max_less_equal_than_required")]
    [InlineData("SELECT 1", -1, 0, "limit", "validation_min_greater_equal_than_required")]
    [InlineData("SELECT 1", 0, 181, "timeout", "validation_max_less_equal_than_required")]
    public async Task What_is_asked_is_checked(string query, int limit, int timeout, string field, string code)
    {
        var answer = await _room.Superuser.PostAsync("/api/sql", new { query, limit, timeout });

        answer.Status.ShouldBe(400);
        answer.ErrorOf(field).ShouldBe(code);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("-- nothing")]
    [InlineData("nonsense")]
    [InlineData("SELECT {:x}")]
    [InlineData("SELECT ?1")]
    [InlineData("SELECT 1\0")]
    [InlineData("\0")]
    [InlineData("UPDATE sections SET name = 'x'\0")]
    [InlineData("SELECT 1; \0 ; ATTACH 'x' AS y")]
    public async Task What_is_no_statement_is_told(string query) => (await FailAsync(query)).ShouldStartWith("Failed to execute query. Raw error:\n");

    [Fact]
    public async Task More_bytes_than_a_client_can_use_are_refused() =>
        (await FailAsync($"{WithoutEnd} SELECT zeroblob(1000000) FROM n")).ShouldContain("more than 50 MB");

    private static string Rows(TestAnswer answer) => answer.Json.GetProperty("rows").GetRawText();

    private async Task<TestAnswer> RunAsync(string query)
    {
        var answer = await _room.Superuser.PostAsync("/api/sql", new { query });
        answer.Status.ShouldBe(200, answer.Text);
        return answer;
    }

    private async Task<string> FailAsync(string query, int timeout = 0)
    {
        var answer = await _room.Superuser.PostAsync("/api/sql", new { query, timeout });
        answer.Status.ShouldBe(400, answer.Text);
        return answer["message"]!;
    }
}
