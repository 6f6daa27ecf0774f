using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;

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

    private string[] Names() => Directory.Exists(Migrations) ? [.. Directory.GetFiles(Migrations).Select(path => Path.GetFileName(path))] : [];
}
