using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Tests.Collections.Changes;
using Holdall.Fields;
using Holdall.Http;
using Holdall.TestKit.Fakes;
using Holdall.Values;

namespace Holdall.Engine.Tests.Collections;

/// <summary>Schemas that want to do harm: the spec's errors, and the file as it was.</summary>
public sealed class HostileSchemaTests : IDisposable
{
    private readonly TestSchema _schema = new();

    public void Dispose() => _schema.Dispose();

    public static TheoryData<string, string, string> Names => new()
    {
        { "name", "validation_match_invalid", "x; DROP TABLE users" },
        { "name", "validation_match_invalid", "x`y" },
        { "name", "validation_match_invalid", "x\"y" },
        { "name", "validation_match_invalid", "x y" },
        { "name", "validation_match_invalid", "x\0y" },
        { "name", "validation_match_invalid", "ж" },
        { "name", "validation_length_out_of_range", new string('x', 256) },
        { "name", "validation_found_via", "a_VIA_b" },
        { "name", "validation_collection_name_invalid", "_Params" },
        { "name", "validation_collection_name_invalid", "sqlite_stat1" },
        { "name", "validation_collection_name_exists", "USERS" },
        { "name", "validation_collection_name_id_duplicate", "_pb_users_auth_" },
        { "fields.1.name", "validation_match_invalid", "x` TEXT); DROP TABLE users; --" },
        { "fields.1.name", "validation_match_invalid", "x'y" },
        { "fields.1.name", "validation_not_in_invalid", "_rowid_" },
        { "fields.1.name", "validation_not_in_invalid", "collectionId" },
        { "fields.1.name", "validation_not_in_invalid", "null" },
        { "fields.1.name", "validation_found_via", "a_via_b" },
        { "fields.1.name", "validation_duplicated_field_name", "ID" },
        { "indexes.0", "validation_invalid_index_expression", "DROP TABLE users" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX i ON t ((SELECT 1))" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX i ON t (`t`) WHERE t IN (SELECT id FROM users)" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX i ON t (t = (SELECT tokenKey FROM users))" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX i ON t (random())" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX i ON t (load_extension('x'))" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX `i j` ON t (t)" },
        { "indexes.0", "validation_invalid_index_expression", "CREATE INDEX ON t (t)" },
        { "indexes.0", "validation_existing_index_name", "CREATE INDEX idx_mfas_collectionRef_recordRef ON t (t)" },
        { "viewQuery", "validation_invalid_view_query", "DELETE FROM users" },
        { "viewQuery", "validation_invalid_view_query", "SELECT 1 AS id; DROP TABLE users" },
        { "viewQuery", "validation_invalid_view_query", "SELECT 1 AS id); DROP TABLE users; --" },
        { "viewQuery", "validation_invalid_view_query", "PRAGMA user_version = 7" },
        { "viewQuery", "validation_invalid_view_query", "SELECT id FROM hostile" },
        { "viewQuery", "validation_invalid_view_query", "WITH RECURSIVE x(id) AS (SELECT 1) DELETE FROM users" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_with_the_code_of_the_spec(string path, string code, string text)
    {
        var fine = Collection.NewBase("hostile", [new TextField { Name = "t" }]);
        var hostile = path switch
        {
            "name" => fine with { Name = text },
            "indexes.0" => fine with { Indexes = [text] },
            "viewQuery" => Collection.NewView("hostile", text),
            _ => Collection.NewBase("hostile", [new TextField { Name = text, Id = "own" }]),
        };
        var before = SchemaTruth.Dump(_schema);
        var errors = await _schema.ErrorsAsync(hostile);
        errors.Find(path).ShouldNotBeNull().Code.ShouldBe(code);
        SchemaTruth.Dump(_schema).ShouldBe(before);
    }

    [Theory]
    [InlineData("sqlite_mine")]
    [InlineData("SQLITE_x")]
    public async Task A_name_that_only_the_database_refuses_leaves_nothing_behind(string name)
    {
        var before = SchemaTruth.Dump(_schema);
        (await Should.ThrowAsync<Exception>(() => _schema.CreateAsync(name))).Message.ShouldContain("reserved");
        SchemaTruth.Dump(_schema).ShouldBe(before);
    }

    [Theory]
    [InlineData("select")]
    [InlineData("table")]
    [InlineData("order")]
    public async Task Words_of_SQL_are_ordinary_names(string word)
    {
        var saved = await _schema.Store.SaveAsync(
            Collection.NewBase(
                word,
                [new TextField { Name = "group" }, new TextField { Name = "rowid" }]) with
            { Indexes = [$"CREATE INDEX `index` ON `{word}` (`group`)"] }, TestContext.Current.CancellationToken);
        await _schema.Store.SaveAsync(
            saved with { Fields = [.. saved.Fields.Select(field => field.Name == "group" ? field with { Name = "where" } : field)], Indexes = [] },
            TestContext.Current.CancellationToken);
        _schema.Texts($"SELECT name FROM pragma_table_info('{word}')").ShouldBe(["id", "rowid", "where"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("CREATE INDEX i ON t (t); DROP TABLE users")]
    [InlineData("CREATE INDEX i ON t (t) WHERE t != ''; DROP TABLE users")]
    [InlineData("CREATE INDEX i ON t (\"t); DROP TABLE users; --\")")]
    public async Task What_follows_an_index_is_refused(string index)
    {
        (await _schema.ErrorsAsync(Collection.NewBase("t", [new TextField { Name = "t" }]) with { Indexes = [index] })).Find("indexes.0")!.Code.ShouldBe("validation_invalid_index_expression");
        _schema.Texts("SELECT count(*) FROM users").ShouldBe(["0"]);
    }

    /// <summary>The comment hides the end of the first statement from whoever cuts comments before texts.</summary>
    [Theory]
    [InlineData("ATTACH '{file}' AS x")]
    [InlineData("COMMIT; VACUUM INTO '{file}'; BEGIN")]
    [InlineData("COMMIT; CREATE TABLE owned (a); BEGIN")]
    [InlineData("PRAGMA query_only = 1")]
    [InlineData("DELETE FROM _params")]
    public async Task Statements_inside_of_a_query_are_not_run(string statement)
    {
        var file = _schema.File + ".stolen";
        var query = $"select id, '/*' a from users); {statement.Replace("{file}", file, StringComparison.Ordinal)}; select * from (select '*/' b from users";
        var before = SchemaTruth.Dump(_schema);
        (await _schema.ErrorsAsync(Collection.NewView("v", query))).Find("viewQuery")!.Code.ShouldBe("validation_invalid_view_query");
        var trial = new TryView(_schema.Databases, _schema.Cache).RunAsync(new FakeRequest().With("query", query));
        (await Should.ThrowAsync<ApiException>(trial)).Message.ShouldContain("multiple statements are not supported");
        SchemaTruth.Dump(_schema).ShouldBe(before);
        File.Exists(file).ShouldBeFalse();
        await _schema.CreateAsync("afterwards");
    }

    [Fact]
    public async Task Views_do_not_go_round_in_circles()
    {
        await _schema.CreateViewAsync("a", "select id from users");
        await _schema.CreateViewAsync("b", "select id from a");
        var before = SchemaTruth.Dump(_schema);
        foreach (var query in new[] { "select id from b", "select id from a", "select a.id from users a join b on a.id = b.id" })
        {
            var failure = await Should.ThrowAsync<Exception>(() => _schema.Store.SaveAsync(_schema.Store.Get("a") with { ViewQuery = query }));
            failure.Message.ShouldNotBeEmpty();
            SchemaTruth.Dump(_schema).ShouldBe(before);
        }
    }

    [Fact]
    public async Task A_thousand_fields_are_saved_and_changed()
    {
        var wide = await _schema.Store.SaveAsync(
            Collection.NewBase("wide", [.. Enumerable.Range(0, 999).Select(i => new TextField { Name = $"f{i}" })]), TestContext.Current.CancellationToken);
        wide.Fields.Count.ShouldBe(1000);
        _schema.Execute("INSERT INTO wide (id, f998) VALUES ('r', 'last')");
        await _schema.Store.SaveAsync(
            wide with { Fields = [.. wide.Fields.Where(field => field.Name is "id" or "f998")] }, TestContext.Current.CancellationToken);
        _schema.Texts("SELECT f998 FROM wide").ShouldBe(["last"]);
        _schema.Texts("SELECT count(*) FROM pragma_table_info('wide')").ShouldBe(["2"]);
    }

    [Fact]
    public async Task More_columns_than_the_database_can_hold_leave_nothing_behind()
    {
        var before = SchemaTruth.Dump(_schema);
        var wide = Collection.NewBase("wide", [.. Enumerable.Range(0, 2100).Select(i => new BoolField { Name = $"f{i}" })]);
        (await Should.ThrowAsync<Exception>(() => _schema.Store.SaveAsync(wide))).Message.ShouldContain("too many columns");
        SchemaTruth.Dump(_schema).ShouldBe(before);
    }

    [Fact]
    public async Task Ten_megabytes_of_rule_or_query_are_refused_and_of_values_kept()
    {
        var large = new string('x', 10 << 20);
        var before = SchemaTruth.Dump(_schema);
        await Should.ThrowAsync<Exception>(() => _schema.Store.SaveAsync(Collection.NewView("v", $"select id from users where name = '{large}' and nope = 1")));
        await Should.ThrowAsync<Exception>(() => _schema.Store.SaveAsync(Collection.NewBase("t", [new TextField { Name = "t", Help = large }])));
        SchemaTruth.Dump(_schema).ShouldBe(before);
        await _schema.Store.SaveAsync(
            Collection.NewBase("t", [new SelectField { Name = "s", Values = [large], MaxSelect = 1 }]), TestContext.Current.CancellationToken);
        var fresh = new SchemaCache(_schema.Databases);
        fresh.Reload();
        ((SelectField)fresh.Current.Get("t").Fields["s"]).Values.ShouldBe([large]);
    }

    [Fact]
    public async Task Ten_megabytes_of_JSON_need_a_field_that_takes_them()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.Collections.SaveAsync(
            Collection.NewBase("docs", [new JsonField { Name = "small" }, new JsonField { Name = "large", MaxSize = 20 << 20 }]),
            TestContext.Current.CancellationToken);
        var json = new JsonText($"[\"{new string('x', 10 << 20)}\"]");
        var failure = await Should.ThrowAsync<ApiException>(() => engine.AddAsync("docs", ("small", json)));
        failure.Errors.Find("small")!.Code.ShouldBe("validation_json_size_limit");
        engine.Records.Count("docs").ShouldBe(0);
        var saved = await engine.AddAsync("docs", ("large", json));
        engine.Records.Find("docs", saved.Id)!["large"].ShouldBe(json);
    }
}
