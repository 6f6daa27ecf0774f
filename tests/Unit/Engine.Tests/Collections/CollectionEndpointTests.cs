using System.Text.Json;
using Holdall.Engine.Collections;
using Holdall.Engine.Collections.Renames;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.TestKit.Fakes;
using Holdall.Values;

namespace Holdall.Engine.Tests.Collections;

/// <summary>What the handlers answer, without a server around them.</summary>
public sealed class CollectionEndpointTests : IDisposable
{
    private readonly TestSchema _schema = new();

    [Fact]
    public async Task A_created_collection_is_answered_without_secrets()
    {
        var answer = await CreateAsync(
            """{"name":"members","type":"auth","oauth2":{"enabled":true,"providers":[{"name":"google","clientId":"a","clientSecret":"hush"}]}}""");
        answer.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "id", "listRule", "viewRule", "createRule", "updateRule", "deleteRule", "name", "type", "fields", "indexes", "created", "updated", "system",
            "authRule", "manageRule",
            "authAlert", "oauth2", "passwordAuth", "mfa", "otp", "authToken", "passwordResetToken", "emailChangeToken", "verificationToken", "fileToken",
            "verificationTemplate",
            "resetPasswordTemplate", "confirmEmailChangeTemplate",
        ]);
        answer.GetProperty("authToken").GetRawText().ShouldBe("""{"duration":432000}""");
        answer.GetProperty("oauth2").GetProperty("providers")[0].GetRawText().ShouldBe(
            """{"pkce":null,"name":"google","clientId":"a","authURL":"","tokenURL":"","userInfoURL":"","displayName":"","extra":{}}""");
        _schema.Store.Get("members").Auth!.OAuth2.Providers[0].ClientSecret.ShouldBe("hush");
    }

    [Fact]
    public async Task Indexes_of_a_collection_with_an_id_of_its_own_carry_the_id_of_the_formula()
    {
        var answer = await CreateAsync("""{"id":"mine","name":"members","type":"auth"}""");
        answer.GetProperty("indexes")[0].GetString().ShouldBe("CREATE UNIQUE INDEX `idx_tokenKey_pbc_2620428958` ON `members` (`tokenKey`)");
    }

    [Theory]
    [InlineData("""{"name":"clients"}""")]
    [InlineData("""{"name":"clients","type":""}""")]
    [InlineData("""{"name":"clients","type":null}""")]
    [InlineData("""{"name":"clients","type":"base"}""")]
    public async Task The_id_of_a_collection_without_a_type_is_that_of_a_base_collection(string body)
    {
        var answer = await CreateAsync(body);
        answer.GetProperty("id").GetString().ShouldBe(Ids.ForCollection("base", "clients"));
        answer.GetProperty("type").GetString().ShouldBe("base");
    }

    [Theory]
    [InlineData("""{"name":5}""", "Failed to load the collection type data due to invalid formatting.")]
    [InlineData("""{"name":"x","fields":5}""", "Failed to load the submitted data due to invalid formatting.")]
    [InlineData("""{"name":"x","fields":[{"name":"a","type":"nope"}]}""", "Failed to load the submitted data due to invalid formatting.")]
    [InlineData("""{"name":"sqlite_x"}""", "Failed to create collection. Raw error: \nSQL logic error: object name reserved for internal use: sqlite_x (1).")]
    [InlineData("""{"name":""}""", "Failed to create collection.")]
    public async Task A_refused_creation_says_why(string body, string message) =>
        (await Should.ThrowAsync<ApiException>(() => CreateAsync(body))).Message.ShouldBe(message);

    [Fact]
    public async Task An_update_changes_what_was_sent_and_keeps_the_rest()
    {
        await CreateAsync("""{"name":"posts","listRule":"","fields":[{"name":"title","type":"text"}]}""");
        var request = With(new FakeRequest { Collection = _schema.Cache.Current.Get("POSTS") }, """{"viewRule":""}""");
        await new UpdateCollection(_schema.Store, new CollectionRename(_schema.Store, _schema.Cache, _schema.Databases), _schema.Hooks).RunAsync(request);
        request.ResponseJson.GetProperty("viewRule").GetString().ShouldBe("");
        request.ResponseJson.GetProperty("listRule").GetString().ShouldBe("");
        request.ResponseJson.GetProperty("fields").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("", "", "_mfas _otps _externalAuths _authOrigins _superusers users", 6)]
    [InlineData("system = false", "", "users", 1)]
    [InlineData("type = 'auth'", "-name", "users _superusers", 2)]
    [InlineData("name ~ 'nothing'", "", "", 0)]
    public async Task Lists_are_filtered_and_sorted(string filter, string sort, string names, int total)
    {
        var request = await ListAsync(("filter", filter), ("sort", sort));
        string.Join(' ', request.ResponseJson.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())).ShouldBe(names);
        request.ResponseJson.GetProperty("totalItems").GetInt32().ShouldBe(total);
    }

    [Fact]
    public async Task Pages_are_counted_unless_they_are_not()
    {
        (await ListAsync(("page", "2"), ("perPage", "4"))).ResponseText.ShouldEndWith("""],"page":2,"perPage":4,"totalItems":6,"totalPages":2}""");
        (await ListAsync(("skipTotal", "true"))).ResponseText.ShouldEndWith("""],"page":1,"perPage":30,"totalItems":-1,"totalPages":-1}""");
    }

    [Theory]
    [InlineData("filter", "fields = 1")]
    [InlineData("sort", ",name")]
    [InlineData("sort", "options")]
    [InlineData("page", "x")]
    public async Task What_a_list_does_not_know_is_400(string name, string value) =>
        (await Should.ThrowAsync<ApiException>(() => ListAsync((name, value)))).Status.ShouldBe(400);

    [Fact]
    public async Task A_dry_run_shows_fields_and_records_and_stores_nothing()
    {
        _schema.Execute("INSERT INTO users (id, email, name) VALUES ('u1', 'a@b.co', 'Ann')");
        var request = With(new FakeRequest(), """{"query":"select id, name, 5 as five from users"}""");
        await new TryView(_schema.Databases, _schema.Cache).RunAsync(request);
        var sample = request.ResponseJson.GetProperty("sample")[0];
        (sample.GetProperty("id").GetString(), sample.GetProperty("name").GetString(), sample.GetProperty("five").GetInt32()).ShouldBe(("u1", "Ann", 5));
        sample.GetProperty("collectionName").GetString()!.ShouldStartWith("temp_view_");
        request.ResponseJson.GetProperty("fields").GetArrayLength().ShouldBe(3);
        _schema.Texts("SELECT name FROM sqlite_schema WHERE type = 'view'").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select null as id")]
    [InlineData("select '' as id")]
    [InlineData("select ' ' as id")]
    [InlineData("select x'' as id")]
    [InlineData("select cast(null as int) as id")]
    [InlineData("select f.id as id from users u left join _externalAuths f on f.recordRef = u.id")]
    [InlineData("select (case when name = 'Ann' then id end) as id from users")]
    public async Task A_dry_run_of_records_without_a_usable_id_is_refused(string query)
    {
        _schema.Execute("INSERT INTO users (id, email, tokenKey, name) VALUES ('u1', 'a@b.co', 'a', 'Ann'), ('u2', 'b@b.co', 'b', 'Bob')");
        var failure = await Should.ThrowAsync<ApiException>(
            () => new TryView(_schema.Databases, _schema.Cache).RunAsync(With(new FakeRequest(), $$"""{"query":"{{query}}"}""")));
        failure.Message.ShouldBe("Invalid view query. Raw error: \nthe query could return records with empty or invalid ids.");
    }

    [Theory]
    [InlineData("""{}""", "An error occurred while validating the submitted data.")]
    [InlineData("""{"query":5}""", "An error occurred while loading the submitted data.")]
    [InlineData(
        """{"query":"select * from users"}""",
        "Invalid view query. Raw error: \nwildcard columns (*) are not supported - manually type the collection field names you want the view query to have.")]
    public async Task A_bad_dry_run_says_why(string body, string message) =>
        (await Should.ThrowAsync<ApiException>(
            () => new TryView(_schema.Databases, _schema.Cache).RunAsync(With(new FakeRequest(), body)))).Message.ShouldBe(message);

    [Theory]
    [InlineData("""{}""", "An error occurred while validating the submitted data.")]
    [InlineData("""{"collections":[1]}""", "An error occurred while loading the submitted data.")]
    [InlineData("""{"collections":[{"name":"x","fields":[{"name":"a","type":"nothing"}]}]}""", "Failed to import collections.")]
    public async Task A_bad_import_says_why(string body, string message)
    {
        var import = new CollectionImporter(_schema.Databases, _schema.Cache, _schema.Store, new CollectionValidator(_schema.Cache, new OAuth2Providers([])));
        (await Should.ThrowAsync<ApiException>(
            () => new ImportCollections(import, _schema.Hooks).RunAsync(With(new FakeRequest(), body)))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task Scaffolds_and_providers_have_the_shapes_that_the_dashboard_expects()
    {
        var scaffolds = new FakeRequest();
        await ListScaffolds.RunAsync(scaffolds);
        scaffolds.ResponseJson.EnumerateObject().Select(member => member.Name).ShouldBe(["auth", "base", "view"]);
        scaffolds.ResponseJson.GetProperty("auth").GetProperty("indexes")[0].GetString()!.ShouldMatch(
            "^CREATE UNIQUE INDEX `idx_tokenKey_[a-z0-9]{10}` ON `` \\(`tokenKey`\\)$");
        var providers = new FakeRequest();
        await new ListOAuth2Providers(new OAuth2Providers([new FakeProvider("own", 2), new FakeProvider("google", 1)])).RunAsync(providers);
        providers.ResponseJson.GetRawText().ShouldBe(
            """[{"name":"google","displayName":"google","logo":"<svg/>"},{"name":"own","displayName":"own","logo":"<svg/>"}]""");
    }

    public void Dispose() => _schema.Dispose();

    private async Task<JsonElement> CreateAsync(string body)
    {
        var request = With(new FakeRequest(), body);
        await new CreateCollection(_schema.Store, new CollectionNormalizer(_schema.Cache, _schema.Time), _schema.Hooks).RunAsync(request);
        return request.ResponseJson;
    }

    private async Task<FakeRequest> ListAsync(params (string Name, string Value)[] query)
    {
        var request = new FakeRequest();
        foreach (var (name, value) in query) request.QueryValues[name] = value;
        await new ListCollections(_schema.Databases, _schema.Cache, SqliteDialect.Instance, _schema.Hooks, _schema.Time).RunAsync(request);
        return request;
    }

    private static FakeRequest With(FakeRequest request, string body)
    {
        using var document = JsonDocument.Parse(body);
        foreach (var (key, value) in (Dictionary<string, object?>)Cast.FromElement(document.RootElement)!) request.With(key, value);
        return request;
    }
}
