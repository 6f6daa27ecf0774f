using System.Net.Http.Json;
using Holdall.Collections;
using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Migrations that are written when collections change.</summary>
public sealed class AutomigrateTests : IAsyncLifetime
{
    private const string Collections = "/api/collections";

    private TestApp _app = null!;

    private string Migrations => Path.Combine(Path.GetDirectoryName(_app.HooksFolder)!, "pb_migrations");

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin(), new JsHooksPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Each_change_through_the_API_has_a_file_of_its_own()
    {
        (await _app.Superuser.PostAsync(Collections, new { name = "posts", type = "base" })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync(Collections + "/posts", new { listRule = "" })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync(Collections + "/posts", new { listRule = "" })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync(Collections + "/posts", new { listRule = (string?)null })).Status.ShouldBe(200);

        Names().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)
            .ShouldBe(["created_posts.js", "updated_posts.js", "updated_posts.js"]);
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_none()
    {
        (await _app.Superuser.PostAsync(Collections, new { name = "posts", type = "base", listRule = "nothing = 1" })).Status.ShouldBe(400);

        Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_none_can_be_written_the_change_is_made_all_the_same()
    {
        await File.WriteAllTextAsync(Migrations, "This is no folder.");

        (await _app.Superuser.PostAsync(Collections, new { name = "posts", type = "base" })).Status.ShouldBe(200);

        (await _app.Superuser.GetAsync(Collections + "/posts")).Status.ShouldBe(200);
        (await _app.Superuser.PostAsync("/api/sql", new { query = "SELECT count(*) FROM _migrations WHERE file LIKE '%posts.js'" })).Text
            .ShouldContain("[[\"0\"]]");
    }

    [Fact]
    public async Task A_new_collection_is_written_with_all_it_has_and_how_to_delete_it()
    {
        await CreateAsync(new { id = "posts0000000000", name = "posts", type = "base", listRule = "", fields = new object[] { new { name = "title", type = "text", max = 5 } } });

        var text = Written("created_posts");
        text.ShouldStartWith("/// <reference path=\"../pb_data/types.d.ts\" />\nmigrate((app) => {\n  const collection = new Collection({\n");
        text.ShouldContain("\"listRule\": \"\"");
        text.ShouldContain("\"viewRule\": null");
        text.ShouldContain("\"max\": 5");
        text.ShouldNotContain("\"created\":");
        text.ShouldEndWith("}, (app) => {\n  const collection = app.findCollectionByNameOrId(\"posts0000000000\");\n\n  return app.delete(collection);\n})\n");
    }

    [Fact]
    public async Task A_change_is_written_with_what_has_changed_alone()
    {
        await CreateAsync(new { id = "posts0000000000", name = "posts", type = "base", fields = new object[] { new { id = "text1", name = "title", type = "text" } } });
        var answer = await _app.Superuser.PatchAsync(
            Collections + "/posts", new { viewRule = "", fields = new object[] { new { id = "bool1", name = "done", type = "bool" } } });
        answer.Status.ShouldBe(200, answer.Text);

        var up = Written("updated_posts").Split("}, (app) => {")[0];
        up.ShouldContain("  unmarshal({\n    \"viewRule\": \"\"\n  }, collection)");
        up.ShouldContain("  // remove field\n  collection.fields.removeById(\"text1\")");
        up.ShouldContain("  // add field\n  collection.fields.addAt(");
        up.ShouldNotContain("listRule");
    }

    [Fact]
    public async Task A_deleted_collection_is_written_so_that_it_comes_back()
    {
        await CreateAsync(new { id = "posts0000000000", name = "posts", type = "base", fields = new object[] { new { name = "title", type = "text" } } });
        (await _app.Superuser.DeleteAsync(Collections + "/posts")).Status.ShouldBe(204);

        var (up, down) = Written("deleted_posts").Split("}, (app) => {") is [var first, var second] ? (first, second) : ("", "");
        up.ShouldContain("return app.delete(collection);");
        down.ShouldContain("\"name\": \"title\"");
        down.ShouldContain("return app.save(collection);");
    }

    [Fact]
    public async Task Secrets_are_left_out()
    {
        var oauth2 = new { enabled = true, providers = new object[] { new { name = "github", clientId = "known-id", clientSecret = "known-secret" } } };
        await CreateAsync(new { name = "members", type = "auth", oauth2, authToken = new { secret = "known-secret-of-tokens-0123456789abcdef", duration = 3600 } });
        var again = new { enabled = true, providers = new object[] { new { name = "gitlab", clientId = "known-id", clientSecret = "known-secret" } } };
        (await _app.Superuser.PatchAsync(Collections + "/members", new { oauth2 = again })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync(Collections + "/members", new { authToken = new { secret = "known-secret-of-tokens-fedcba9876543210" } })).Status.ShouldBe(200);
        (await _app.Superuser.DeleteAsync(Collections + "/members")).Status.ShouldBe(204);

        Names().Length.ShouldBe(2);
        foreach (var name in Names()) (await File.ReadAllTextAsync(Path.Combine(Migrations, name))).ShouldNotContain("known-");
    }

    [Fact]
    public async Task What_changes_nothing_is_not_written()
    {
        await CreateAsync(new
        {
            name = "posts",
            type = "base",
            fields = new object[] { new { id = "text1", name = "title", type = "text" }, new { id = "text2", name = "body", type = "text" } },
        });
        var fields = (await _app.Superuser.GetAsync(Collections + "/posts")).Json.GetProperty("fields").EnumerateArray().Reverse().ToArray();

        (await _app.Superuser.PatchAsync(Collections + "/posts", new { fields })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync(Collections + "/posts", new { })).Status.ShouldBe(200);

        Names().Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_imported_or_saved_by_the_application_is_not_written()
    {
        var body = JsonContent.Create(new { collections = new object[] { new { name = "posts", type = "base" } } });
        (await _app.Superuser.SendAsync(HttpMethod.Put, Collections + "/import", body)).Status.ShouldBe(204);
        await _app.Services.GetRequiredService<ICollections>().SaveAsync(new Collection { Name = "others" });

        Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_ends_in_test_is_no_test()
    {
        await CreateAsync(new { name = "contest", type = "base" });

        Names().ShouldHaveSingleItem().ShouldEndWith("_created_contest_.js");
    }

    [Fact]
    public async Task Another_server_comes_to_the_same_collections_by_them()
    {
        await CreateAsync(new { name = "authors", type = "auth", fields = new object[] { new { name = "nick", type = "text" } } });
        await CreateAsync(new { name = "posts", type = "base", listRule = "", fields = new object[] { new { name = "title", type = "text", required = true } } });
        (await _app.Superuser.PatchAsync(Collections + "/posts", new { name = "articles", viewRule = "title != ''", indexes = new[] { "CREATE INDEX idx_t ON articles (title)" } }))
            .Status.ShouldBe(200);
        await CreateAsync(new { name = "gone", type = "base" });
        (await _app.Superuser.DeleteAsync(Collections + "/gone")).Status.ShouldBe(204);

        await using var other = await StartElsewhereAsync();

        (await ShapeAsync(other)).ShouldBe(await ShapeAsync(_app));
    }

    [Fact]
    public async Task What_follows_each_other_within_a_second_is_applied_in_that_order_elsewhere()
    {
        await CreateAsync(new { id = "posts0000000000", name = "posts", type = "base" });
        var post = new { name = "post", type = "relation", collectionId = "posts0000000000" };
        await CreateAsync(new { name = "comments", type = "base", fields = new object[] { post } });
        await CreateAsync(new { name = "stats", type = "view", viewQuery = "SELECT id, count(*) AS total FROM comments GROUP BY id" });
        await using (var other = await StartElsewhereAsync()) (await NamesOfAsync(other)).ShouldBe(await NamesOfAsync(_app));

        foreach (var name in (string[])["stats", "comments", "posts"]) (await _app.Superuser.DeleteAsync($"{Collections}/{name}")).Status.ShouldBe(204);
        await using (var other = await StartElsewhereAsync()) (await NamesOfAsync(other)).ShouldBe(await NamesOfAsync(_app));

        Names().Order(StringComparer.Ordinal).Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]).ShouldBe(
            ["created_posts.js", "created_comments.js", "created_stats.js", "deleted_stats.js", "deleted_comments.js", "deleted_posts.js"]);
    }

    [Fact]
    public async Task Changes_at_the_same_time_have_numbers_of_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => CreateAsync(new { name = $"posts{i}", type = "base" })));

        Names().Select(name => name[..name.IndexOf('_', StringComparison.Ordinal)]).Distinct().Count().ShouldBe(8);
    }

    private async Task CreateAsync(object collection)
    {
        var answer = await _app.Superuser.PostAsync(Collections, collection);
        answer.Status.ShouldBe(200, answer.Text);
    }

    /// <summary>A server of its own, which comes to its collections by the files that were written here.</summary>
    private async Task<TestApp> StartElsewhereAsync()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_migrations"));
        foreach (var path in Directory.GetFiles(Migrations)) File.Copy(path, folder.File("pb_migrations", Path.GetFileName(path)));
        return await TestApp.StartWithFolderAsync(folder.File(), new AuthPlugin(), new JsHooksPlugin());
    }

    private static async Task<string> NamesOfAsync(TestApp app) => (await app.Superuser.GetAsync(Collections + "?sort=name&perPage=100")).Items("name");

    /// <summary>All collections, without their times.</summary>
    private static async Task<string> ShapeAsync(TestApp app)
    {
        var items = (await app.Superuser.GetAsync(Collections + "?sort=name&perPage=100")).Json.GetProperty("items").EnumerateArray();
        return string.Join('\n', items.Select(item => string.Join(',', item.EnumerateObject().Where(m => m.Name is not ("created" or "updated")))));
    }

    private string Written(string ending) =>
        File.ReadAllText(Path.Combine(Migrations, Names().Single(name => name.EndsWith($"_{ending}.js", StringComparison.Ordinal))));

    private string[] Names() => Directory.Exists(Migrations) ? [.. Directory.GetFiles(Migrations).Select(path => Path.GetFileName(path))] : [];
}
