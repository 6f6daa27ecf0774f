using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>What scripts see of the start and the end of the application.</summary>
public sealed class LifeCycleScriptTests
{
    private const string Script = """
        onTerminate((e) => {
            const seen = $app.store().getOrSet("seen", () => [])
            $app.store().set("seen", seen.concat(["terminate"]))
            e.next()
        })
        onBootstrapClear((e) => {
            const seen = $app.store().get("seen").concat(["clear " + e.isRestart + " " + $app.countRecords("tasks")])
            e.next()
            try { $app.countRecords("tasks") } catch (err) { seen.push("closed") }
            $os.writeFile($app.dataDir() + "/../seen.txt", JSON.stringify(seen))
        })
        onBootstrap((e) => {
            e.next()
            $app.runAllMigrations()
        })
        """;

    [Fact]
    public async Task The_last_handlers_run_around_the_end_of_the_databases()
    {
        var app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        string? seen = null;
        try
        {
            await app.AddCollectionAsync("""{"name":"tasks","type":"base","fields":[{"name":"title","type":"text"}]}""");
            await app.StopAsync();
            seen = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(app.HooksFolder)!, "seen.txt"));
        }
        finally
        {
            await app.DisposeAsync();
        }

        seen.ShouldBe("""["terminate","clear false 0","closed"]""");
    }

    [Fact]
    public async Task The_folder_of_hooks_may_go_and_come_while_the_server_answers()
    {
        await using var app = await TestApp.StartAsync([("a.pb.js", "routerAdd('GET', '/a', (e) => e.string(200, 'a'))")], new AuthPlugin(), new JsHooksPlugin());
        (await app.Superuser.GetAsync("/a")).Text.ShouldBe("a");

        Directory.Delete(app.HooksFolder, recursive: true);
        await Eventually.HoldsAsync(async () => (await app.Superuser.GetAsync("/a")).Status == 404);

        Directory.CreateDirectory(app.HooksFolder);
        await File.WriteAllTextAsync(Path.Combine(app.HooksFolder, "b.pb.js"), "routerAdd('GET', '/b', (e) => e.string(200, 'b'))");
        await Eventually.HoldsAsync(async () => (await app.Superuser.GetAsync("/b")).Text == "b");
    }
}
