using Holdall.Collections;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Collections;

public sealed class ViewTests : IDisposable
{
    private readonly TestSchema _schema = new();

    [Fact]
    public async Task Columns_become_fields()
    {
        var posts = await PostsAsync();
        var view = await _schema.CreateViewAsync("v",
            "select p.id, p.title as name, count(p.n) as total, TOTAL(n) t, cast(n as int) i, (case when n then 1 end) c, p.id as post, 'x' lit from posts p group by p.id;");
        view.Fields.Select(field => $"{field.Name}:{field.Type}").ShouldBe(
            ["id:text", "name:text", "total:number", "t:number", "i:number", "c:json", "post:relation", "lit:json"]);
        view.Fields["id"].ShouldBe(
            new TextField { Id = "text3208210256", Name = "id", System = true, Required = true, PrimaryKey = true, Pattern = "^[a-z0-9]+$" });
        view.Fields["name"].Id.ShouldStartWith("_clone_");
        ((TextField)view.Fields["name"]).Max.ShouldBe(7);
        view.Fields["post"].ShouldBe(new RelationField { Id = view.Fields["post"].Id, Name = "post", CollectionId = posts.Id, MaxSelect = 1 });
        ((NumberField)view.Fields["total"]).OnlyInt.ShouldBeTrue();
        ((JsonField)view.Fields["c"]).MaxSize.ShouldBe(1);
        view.Indexes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_view_holds_the_query_and_casts_an_id_that_is_no_text()
    {
        await PostsAsync();
        await _schema.CreateViewAsync("plain", " select id, n from posts ;");
        await _schema.CreateViewAsync("numbered", "select (ROW_NUMBER() OVER()) as id, title from posts");
        _schema.Statement("plain").ShouldBe("CREATE VIEW `plain` AS SELECT * FROM (select id, n from posts)");
        _schema.Statement("numbered").ShouldBe(
            "CREATE VIEW `numbered` AS SELECT * FROM (SELECT CAST(`id` as TEXT) `id`,`title` FROM (select (ROW_NUMBER() OVER()) as id, title from posts))");
        _schema.Texts("SELECT options FROM _collections WHERE name = 'plain'").ShouldBe(["{\"viewQuery\":\" select id, n from posts ;\"}"]);
        _schema.Texts("SELECT name FROM sqlite_schema WHERE name LIKE '%temp%'").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "select * from posts",
        "Invalid query - wildcard columns (*) are not supported - manually type the collection field names you want the view query to have.")]
    [InlineData("select title from posts", "Invalid query - missing required id column (you can use `(ROW_NUMBER() OVER()) as id` if you don't have one).")]
    [InlineData("select id from posts; drop table posts", "Invalid query - multiple statements are not supported.")]
    [InlineData("select id, count(*) from posts", "Invalid query - invalid field \"count(*)\" (1): name: must be in a valid format.")]
    [InlineData("select '' as id from posts", "Invalid query - the query could return records with empty or invalid ids.")]
    [InlineData("select 'x' as id from posts", "Invalid query - the query could return records with non-unique ids.")]
    [InlineData("select id from missing", "Invalid query - SQL logic error: no such table: main.missing (1).")]
    [InlineData("select id, a b c d from posts", "Invalid query - invalid identifier parts [a b c d].")]
    [InlineData("select id, (title from posts", "Invalid query - unbalanced parenthesis or quoted expression: \"(title from posts\".")]
    public async Task A_bad_query_is_refused_with_its_reason(string query, string message)
    {
        await PostsAsync();
        _schema.Execute("INSERT INTO posts (id) VALUES ('a'), ('b')");
        var errors = await _schema.ErrorsAsync(new Collection { Name = "v", Type = CollectionTypes.View, ViewQuery = query });
        errors.Find("viewQuery")!.Message.TrimEnd('.').ShouldBe(message.TrimEnd('.'));
        _schema.Texts("SELECT name FROM sqlite_schema WHERE type = 'view'").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_follows_changes_of_what_it_shows()
    {
        var posts = await PostsAsync();
        await _schema.CreateViewAsync("first", "select id, title from posts");
        await _schema.CreateViewAsync("second", "select id, title from first");
        await _schema.Store.SaveAsync(posts with { Fields = [posts.Fields["id"], (TextField)posts.Fields["title"] with { Max = 9 }, posts.Fields["n"]] });
        ((TextField)_schema.Store.Get("first").Fields["title"]).Max.ShouldBe(9);
        ((TextField)_schema.Store.Get("second").Fields["title"]).Max.ShouldBe(9);
    }

    [Fact]
    public async Task A_field_that_a_view_selects_is_not_dropped()
    {
        var posts = await PostsAsync();
        await _schema.CreateViewAsync("v", "select id, title from posts");
        var failure = await Should.ThrowAsync<Exception>(() => _schema.Store.SaveAsync(posts with { Fields = [posts.Fields["id"], posts.Fields["n"]] }));
        failure.Message.ShouldStartWith("failed to drop column title - SQL logic error: error in view v after drop column");
        _schema.Store.Get("posts").Fields.Find("title").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_view_has_no_indexes_and_no_rules_for_writing()
    {
        await PostsAsync();
        var errors = await _schema.ErrorsAsync(new Collection
        {
            Name = "v",
            Type = CollectionTypes.View,
            ViewQuery = "select id from posts",
            CreateRule = "",
            Indexes = ["create index a on v (id)"],
        });
        errors.Find("createRule")!.Code.ShouldBe("validation_nil");
        errors.Find("indexes")!.Code.ShouldBe("validation_indexes_not_supported");
    }

    public void Dispose() => _schema.Dispose();

    private Task<Collection> PostsAsync() => _schema.CreateAsync("posts", new TextField { Name = "title", Max = 7 }, new NumberField { Name = "n" });
}
