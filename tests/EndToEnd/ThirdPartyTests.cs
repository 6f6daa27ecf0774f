using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>A plugin of somebody else, built from the contract's package, beside the published file.</summary>
[Collection(Packages.Builds)]
public sealed class ThirdPartyTests
{
    [Fact]
    public async Task A_plugin_built_from_the_package_hooks_serves_and_runs_its_job()
    {
        using var folder = new TempFolder();
        await Packages.BuildAsync(Packages.CopySample(folder, "slugs"), folder.File("pb_plugins", "slugs"));
        await using var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        object[] fields = [new { name = "title", type = "text" }];
        await PostAsync(server, "/api/collections", new { name = "articles", type = "base", viewRule = "", fields });
        await PostAsync(server, "/api/collections/articles/records", new { title = "Before the Slug" });
        var withSlug = new { fields = new object[] { new { name = "title", type = "text" }, new { name = "slug", type = "text" } } };
        (await server.Http.PatchAsJsonAsync("/api/collections/articles", withSlug)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var created = await PostAsync(server, "/api/collections/articles/records", new { title = "A Fresh, Ripe Banana!" });
        created.GetProperty("slug").GetString().ShouldBe("a-fresh-ripe-banana");
        var found = await server.Http.GetFromJsonAsync<JsonElement>("/api/slugs/articles/a-fresh-ripe-banana");
        found.GetProperty("id").GetString().ShouldBe(created.GetProperty("id").GetString());

        (await server.Http.PostAsync("/api/crons/slugs-fill", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync(async () => (await server.Http.GetAsync("/api/slugs/articles/before-the-slug")).StatusCode == HttpStatusCode.OK);
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task A_plugin_runs_from_a_copy_that_goes_with_the_process_and_may_be_written_over_meanwhile()
    {
        using var folder = new TempFolder();
        await Packages.BuildAsync(Packages.CopySample(folder, "slugs"), folder.File("pb_plugins", "slugs"));
        var copies = folder.File("copies");
        string[] program = ["/usr/bin/env", "HOLDALL_RUN_DIR=" + copies, Published.Program];
        string[] left;
        await using (var killed = await Server.StartAsync(program, folder.File("pb_data")))
        {
            left = Directory.GetDirectories(copies);
            await killed.KillAsync();
        }

        await using var server = await Server.StartAsync(program, folder.File("pb_data"));
        Directory.GetDirectories(copies).ShouldHaveSingleItem().ShouldNotBe(left.ShouldHaveSingleItem());
        foreach (var file in Directory.GetFiles(folder.File("pb_plugins", "slugs"), "*.dll")) await File.WriteAllTextAsync(file, "half a file");

        (await server.Http.GetAsync("/api/slugs/none/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.StopAsync()).ShouldBe(0, server.Log);
        Directory.EnumerateFileSystemEntries(copies).ShouldBeEmpty();
    }

    private static async Task<JsonElement> PostAsync(Server server, string route, object body)
    {
        var answer = await server.Http.PostAsJsonAsync(route, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
