using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>An application that references the package and nothing else.</summary>
[Collection(Packages.Builds)]
public sealed class EmbeddedTests
{
    [Fact]
    public async Task An_application_built_from_the_package_has_every_built_in_plugin()
    {
        using var folder = new TempFolder();
        await Packages.BuildAsync(Packages.CopySample(folder, "embedded"), folder.File("app"));
        var app = folder.File("app", "Embedded");
        var data = folder.File("pb_data");

        var listed = await Published.RunAsync(app, ["plugins", "--json", "--dir", data]);
        listed.ExitCode.ShouldBe(0, listed.Error);
        using var plugins = JsonDocument.Parse(listed.Output);
        plugins.RootElement.EnumerateArray().Select(p => p.GetProperty("id").GetString())
            .ShouldBe(["admin-ui", "auth", "files", "greetings", "js-hooks", "mailer", "realtime", "telemetry"]);
        var made = await Published.RunAsync(app, ["superuser", "upsert", Server.Email, Server.Password, "--dir", data]);
        made.ExitCode.ShouldBe(0, made.Error);

        await using var server = await Server.StartProgramAsync(app, data);
        await server.SignInAsync();
        (await server.Http.GetFromJsonAsync<JsonElement>("/api/greetings/you")).GetProperty("greeting").GetString().ShouldBe("Hello, you!");
        (await server.Http.GetAsync("/_/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Http.PostAsync("/api/files/token", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Http.GetAsync("/api/realtime", HttpCompletionOption.ResponseHeadersRead)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Theory]
    [InlineData("host/Host")]
    [InlineData("samples/embedded")]
    public async Task The_relative_paths_of_dotnet_run_start_where_the_command_is_typed(string project)
    {
        using var folder = new TempFolder();
        string[] arguments =
        [
            "run", "--no-build", "-c", "Release", "--project", Path.Combine(Published.Root, project), "--",
            "superuser", "upsert", Server.Email, Server.Password, "--dir", "pb_data",
        ];

        var run = await Published.RunAsync("dotnet", arguments, folder.Path);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        File.Exists(folder.File("pb_data", "data.db")).ShouldBeTrue();
    }
}
