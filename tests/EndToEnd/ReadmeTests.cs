namespace Holdall.EndToEnd.Tests;

/// <summary>
/// README's story as it is printed. A block of JavaScript is written into the file that its first line names, a block of the shell is run. Three things are
/// put in place: the published file for <c>dotnet run … --</c>, the packages that were installed for these tests for <c>npm install</c>, and a free port.
/// </summary>
public sealed class ReadmeTests
{
    private const string Run = "dotnet run -v minimal --project host/Host --";
    private const string Address = "127.0.0.1:8090";

    [Fact]
    public async Task Its_first_app_works_as_printed()
    {
        using var folder = new TempFolder();
        var blocks = MarkdownBlock.In("README.md", "sh", "js", "text");
        blocks[0].Text.ShouldBe($"{Run} serve --dir pb_data\n");
        await using var server = await Server.StartAsync(folder.File("pb_data"));
        await Eventually.HoldsAsync(() => server.Log.Contains("There is no superuser yet.", StringComparison.Ordinal));

        var output = "";
        foreach (var block in blocks.Skip(1))
        {
            var text = block.Text.Replace(Address, new Uri(server.Url).Authority, StringComparison.Ordinal);
            if (block.Language == "text") break;
            if (block.Language == "js") await File.WriteAllTextAsync(folder.File(text.Split('\n')[0].TrimStart('/', ' ')), text);
            else output = await RunAsync(text, folder);
        }

        output.ShouldBe(blocks.Single(b => b.Language == "text").Text);
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    private static async Task<string> RunAsync(string command, TempFolder folder)
    {
        if (command.StartsWith("npm install ", StringComparison.Ordinal))
        {
            var installed = Path.Combine(Published.Root, "tests", "EndToEnd", "sdk", "node_modules");
            foreach (var package in command.Split()[2..^1]) Directory.Exists(Path.Combine(installed, package)).ShouldBeTrue(package);
            Directory.CreateSymbolicLink(folder.File("node_modules"), installed);
            return "";
        }

        var run = await Published.RunAsync("bash", ["-ec", command.Replace(Run, Published.Program, StringComparison.Ordinal)], folder.Path);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output;
    }
}
