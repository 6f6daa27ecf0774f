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
}
