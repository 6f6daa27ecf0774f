using Holdall.Host;
using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Backups;

/// <summary>Migrations that are newer than the data that they are applied to.</summary>
public sealed class RestoredMigrationTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restore_tells_of_the_migrations_that_were_applied_to_it()
    {
        await using var app = await ServedApp.StartAsync(app => app.Use<AuthPlugin>().Use<JsHooksPlugin>());
        (await app.Superuser.PostAsync("/api/collections", new { name = "notes", type = "base" })).Status.ShouldBe(200);
        (await app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        (await app.Superuser.DeleteAsync("/api/collections/notes")).Status.ShouldBe(204);
        var folder = Path.Combine(Path.GetDirectoryName(app.Data)!, "pb_migrations");
        var deleted = Directory.GetFiles(folder, "*_deleted_notes.js").ShouldHaveSingleItem();

        (await app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        await app.StartedAsync(2);
        await Eventually.HoldsAsync(async () => (await LogsAsync(app)).Contains(Path.GetFileName(deleted), StringComparison.Ordinal));
        (await app.Superuser.GetAsync("/api/collections/notes")).Status.ShouldBe(404);

        File.Delete(deleted);
        (await app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        await app.StartedAsync(3);
        (await app.Superuser.GetAsync("/api/collections/notes")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_script_that_fails_is_told_with_the_fields_and_what_is_wrong_with_them()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_migrations"));
        await File.WriteAllTextAsync(
            folder.File("pb_migrations", "1700000001_created_comments.js"),
            "migrate((app) => app.save(new Collection({ name: 'comments', type: 'base', fields: [{ name: 'post', type: 'relation', collectionId: 'missing' }] })))",
            Aborted);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await HoldallApp.Create("migrate", "up", "--dir", folder.File("pb_data")).Use<AuthPlugin>().Use<JsHooksPlugin>().RunAsync(output, error, Aborted);

        (code, error.ToString().TrimEnd()).ShouldBe(
            (1, "Error: failed to apply migration 1700000001_created_comments.js: Failed to create collection (fields.1.collectionId: The relation collection doesn't exist.)"));
    }

    private static async Task<string> LogsAsync(ServedApp app) =>
        (await app.Superuser.GetAsync("/api/logs?filter=" + Uri.EscapeDataString("message ~ 'newer than what was restored'"))).Text;
}
