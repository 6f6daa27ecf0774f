using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Http;
using Holdall.TestKit.Fakes;
using Holdall.Values;

namespace Holdall.Engine.Tests.Collections;

public sealed class CollectionImportTests : IDisposable
{
    private readonly TestSchema _schema = new();

    [Fact]
    public async Task New_collections_may_refer_to_each_other_and_views_come_last()
    {
        await ImportAsync(
            """
            [{"id":"col_v","name":"v","type":"view","viewQuery":"select id, next from a"},
             {"id":"col_a","name":"a","type":"base","fields":[{"name":"next","type":"relation","collectionId":"col_b","maxSelect":1}]},
             {"id":"col_b","name":"b","type":"base"}]
            """);
        ((RelationField)_schema.Store.Get("v").Fields["next"]).CollectionId.ShouldBe("col_b");
        _schema.Store.Get("a").Fields.Select(field => field.Name).ShouldBe(["id", "next"]);
    }

    [Fact]
    public async Task Fields_that_are_not_sent_stay_with_their_data()
    {
        await _schema.Store.SaveAsync(
            null,
            new Collection { Id = "col_a", Name = "a", Fields = [new TextField { Name = "t", Id = "own", Max = 5 }, new TextField { Name = "u" }] },
            isValidated: true);
        _schema.Execute("INSERT INTO a (id, t, u) VALUES ('r1', 'x', 'y')");
        await ImportAsync("""[{"id":"col_a","name":"renamed","fields":[{"name":"t","type":"text","max":9}]}]""");
        var renamed = _schema.Store.Get("renamed");
        renamed.Fields.Find("u").ShouldNotBeNull();
        // Sent without its id, the field keeps what is stored.
        ((TextField)renamed.Fields["t"]).ShouldBe(new TextField { Name = "t", Id = "own", Max = 5 });
        Sql.Rows(_schema.File, "SELECT t, u FROM renamed").Single().ShouldBe(["x", "y"]);
    }

    [Theory]
    [InlineData("""[{"id":"col_m","name":"crew"}]""", false)]
    [InlineData("""[{"id":"col_m","name":"crew","indexes":[]}]""", false)]
    [InlineData("""[{"id":"col_m","name":"crew","indexes":[],"fields":[]}]""", true)]
    [InlineData("""[{"id":"col_m","name":"crew","type":"auth","indexes":null}]""", true)]
    public async Task A_renamed_auth_collection_without_indexes_gets_those_it_needs(string entries, bool deleteMissing)
    {
        await _schema.Store.SaveAsync(null, Collection.NewAuth("members") with { Id = "col_m" }, isValidated: true);
        await ImportAsync(entries, deleteMissing);
        string[] indexes = ["CREATE UNIQUE INDEX `idx_tokenKey_col_m` ON `crew` (`tokenKey`)", "CREATE UNIQUE INDEX `idx_email_col_m` ON `crew` (`email`) WHERE `email` != ''"];
        _schema.Store.Get("crew").Indexes.ShouldBe(indexes);
        _schema.Texts("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'crew' AND sql IS NOT NULL ORDER BY name DESC").ShouldBe(indexes);
    }

    [Fact]
    public async Task A_renamed_collection_takes_its_indexes_along_but_not_those_of_another()
    {
        await _schema.Store.SaveAsync(
            null,
            new Collection { Id = "col_a", Name = "a", Fields = [new TextField { Name = "t" }], Indexes = ["create index idx_t on a (t)"] },
            isValidated: true);
        await ImportAsync("""[{"id":"col_a","name":"b"}]""");
        _schema.Texts("SELECT tbl_name FROM sqlite_schema WHERE name = 'idx_t'").ShouldBe(["b"]);
        (await Should.ThrowAsync<ApiException>(
            () => ImportAsync("""[{"name":"c","type":"base","indexes":["create index idx_t on c (id)"]}]"""))).Errors.Any.ShouldBeTrue();
    }

    [Fact]
    public async Task A_value_of_a_wrong_type_is_named_without_names_of_our_types()
    {
        var failure = await Should.ThrowAsync<CollectionSaveException>(
            () => ImportAsync("""[{"name":"a","authToken":5,"fields":[{"type":"text","name":"t","max":"x"}]}]"""));
        failure.Message.ShouldBe("value of a wrong type in \"max\"");
    }

    [Theory]
    [InlineData("""[{"name":"a","fields":"title"}]""")]
    [InlineData("""[{"name":"a","fields":["title"]}]""")]
    public async Task Fields_that_are_no_objects_are_told_as_such(string entries) =>
        (await Should.ThrowAsync<CollectionSaveException>(() => ImportAsync(entries))).Message.ShouldBe("value of a wrong type in \"fields\"");

    [Fact]
    public async Task A_column_whose_new_name_is_taken_is_told_with_the_names_that_people_know()
    {
        await _schema.Store.SaveAsync(
            null,
            new Collection { Id = "col_a", Name = "a", Fields = [new TextField { Name = "t", Id = "one" }, new NumberField { Name = "u", Id = "two" }] },
            isValidated: true);
        (await Should.ThrowAsync<CollectionSaveException>(
            () => ImportAsync("""[{"id":"col_a","fields":[{"id":"one","name":"u","type":"text"}]}]"""))).Message
            .ShouldBe("failed to save collection \"a\": failed to rename column t - SQL logic error: error in table a after rename: duplicate column name: u (1)");
    }

    [Fact]
    public async Task Missing_collections_and_fields_are_deleted_when_asked_for()
    {
        await _schema.Store.SaveAsync(null, new Collection { Id = "col_a", Name = "a", Fields = [new TextField { Name = "t" }] }, isValidated: true);
        await _schema.CreateAsync("b", new RelationField { Name = "a", CollectionId = "col_a" });
        await ImportAsync("""[{"id":"col_a"},{"name":"c","type":"base"}]""", deleteMissing: true);
        _schema.Store.All.Where(collection => !collection.System).Select(collection => collection.Name).ShouldBe(["a", "c"]);
        _schema.Store.Get("a").Fields.Select(field => field.Name).ShouldBe(["id"]);
    }

    [Fact]
    public async Task What_is_not_valid_undoes_everything_and_says_why()
    {
        var failure = await Should.ThrowAsync<ApiException>(() => ImportAsync("""[{"name":"fine","type":"base"},{"name":"bad name","type":"base"}]"""));
        var error = failure.Errors.Find("collections")!;
        error.Code.ShouldBe("validation_collections_import_failure");
        error.Message.ShouldBe("Data validations failed for collection \"bad name\" (pbc_3080758453):\n{\n  \"name\": \"must be in a valid format\"\n}.");
        _schema.Store.Find("fine").ShouldBeNull();
        _schema.Texts("SELECT name FROM sqlite_schema WHERE name = 'fine'").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_duplicate_name_is_what_the_database_says() =>
        (await Should.ThrowAsync<CollectionSaveException>(() => ImportAsync("""[{"name":"same","type":"base"},{"name":"same","type":"base"}]"""))).Message
            .ShouldBe("failed to save collection \"same\": constraint failed: UNIQUE constraint failed: _collections.name (2067)");

    [Fact]
    public async Task System_collections_keep_their_rules() =>
        (await Should.ThrowAsync<ApiException>(() => ImportAsync("""[{"name":"_superusers","listRule":""}]"""))).Errors.Find("collections")!.Message
            .ShouldContain("\"listRule\": \"System collection API rule cannot be changed.\"");

    public void Dispose() => _schema.Dispose();

    private Task ImportAsync(string json, bool deleteMissing = false)
    {
        using var document = JsonDocument.Parse(json);
        var entries = ((List<object?>)Cast.FromElement(document.RootElement)!).ConvertAll(entry => (IDictionary<string, object?>)entry!);
        var import = new CollectionImporter(
            _schema.Databases, _schema.Cache, _schema.Store, new CollectionValidator(_schema.Cache, new OAuth2Providers([new FakeProvider("google")])));
        return import.RunAsync(entries, deleteMissing, CancellationToken.None);
    }
}
