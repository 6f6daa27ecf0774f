namespace Holdall.EndToEnd.Tests;

/// <summary>The official SDK, unmodified, against the published file.</summary>
public sealed class SdkTests
{
    [Fact]
    public async Task An_app_does_its_everyday_work_on_a_new_data_directory()
    {
        using var folder = new TempFolder();
        await using var server = await Server.StartNewAsync(folder);
        await EverydayAsync(server, Server.Email, Server.Password);
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    private static async Task EverydayAsync(Server server, string email, string password)
    {
        var scripts = Path.Combine(Published.Root, "tests", "EndToEnd", "sdk");
        var run = await Published.RunAsync("node", ["everyday.mjs", server.Url, email, password], scripts);
        run.ExitCode.ShouldBe(0, run.Output + run.Error + server.Log);
        run.Output.ShouldContain("everyday: all done");
    }
}
