using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>The code that plugin authors copy, compiled as it is printed against the package.</summary>
[Collection(Packages.Builds)]
public sealed class PluginPageTests
{
    [Fact]
    public async Task The_plugin_on_the_page_about_plugins_compiles_and_runs()
    {
        using var folder = new TempFolder();
        await BuildAsync(folder, "docs/writing-a-plugin.md");

        await using var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        var created = await server.Http.PostAsJsonAsync("/api/collections/posts/records", new { title = "A Fresh Banana" });
        created.StatusCode.ShouldBe(HttpStatusCode.OK, await created.Content.ReadAsStringAsync());
        var found = await server.Http.GetFromJsonAsync<JsonElement>("/api/slugs/a-fresh-banana");
        found.GetProperty("title").GetString().ShouldBe("A Fresh Banana");
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task The_plugins_of_the_readmes_compile()
    {
        using var folder = new TempFolder();
        await BuildAsync(folder, "README.md", "abstractions/package/README.md");
    }

    /// <summary>Builds all C# of these pages at once, in the project that the page about plugins shows.</summary>
    private static Task BuildAsync(TempFolder folder, params string[] pages)
    {
        var source = Directory.CreateDirectory(folder.File("source")).FullName;
        File.WriteAllText(Path.Combine(source, "Slugs.csproj"), MarkdownBlock.In("docs/writing-a-plugin.md", "xml").Single().Text);
        File.WriteAllText(Path.Combine(source, "plugin.json"), MarkdownBlock.In("docs/writing-a-plugin.md", "json").Single().Text);
        var blocks = pages.SelectMany(page => MarkdownBlock.In(page, "csharp"));
        foreach (var (i, block) in blocks.Index()) File.WriteAllText(Path.Combine(source, $"Block{i}.cs"), block.Text);
        return Packages.BuildAsync(source, folder.File("pb_plugins", "slugs"));
    }
}
