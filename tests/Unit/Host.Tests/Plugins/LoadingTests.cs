using Holdall.Host.Plugins;
using Holdall.Host.Tests.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Plugins;

public sealed class LoadingTests
{
    private static async Task<TestHost> StartWithAsync(params string[] ids)
    {
        var folder = new HostFolder().WithCompiled(ids);
        return await TestHost.StartAsync(folder, folder.Launch());
    }

    [Fact]
    public async Task Two_plugins_see_their_own_version_of_a_private_package()
    {
        await using var host = await StartWithAsync("json-old", "json-new");

        (await host.Client.GetStringAsync("/json-old", TestContext.Current.CancellationToken)).ShouldStartWith("13.0.3");
        (await host.Client.GetStringAsync("/json-new", TestContext.Current.CancellationToken)).ShouldStartWith("13.0.4");
    }

    [Fact]
    public async Task A_plugin_that_brings_its_own_SQLite_gets_that_of_the_host()
    {
        await using var host = await StartWithAsync("own-sqlite");

        (await host.Client.GetStringAsync("/own-sqlite", TestContext.Current.CancellationToken)).ShouldBe("ran shared shared private");
    }

    [Fact]
    public async Task A_plugin_that_throws_while_it_is_configured_leaves_nothing_behind_and_stops_nobody()
    {
        await using var host = await StartWithAsync("throwing", "json-new");

        var (status, reason) = StateOf(host, "throwing");
        status.ShouldBe(PluginStatus.Failed);
        reason.ShouldStartWith("System.InvalidOperationException: Thrown on purpose. at Holdall.Plugins.Throwing.ThrowingPlugin.Configure(");
        host.Services.GetService<Uri>().ShouldBeNull();
        (await host.Client.GetAsync("/throwing", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await host.Client.GetAsync("/json-new", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_plugin_whose_module_can_not_be_created_leaves_nothing_behind_and_stops_nobody()
    {
        await using var host = await StartWithAsync("bad-module", "json-new");

        var (status, reason) = StateOf(host, "bad-module");
        status.ShouldBe(PluginStatus.Failed);
        reason.ShouldContain("NeedyModule");
        (await host.Client.GetAsync("/bad-module", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await host.Client.GetAsync("/json-new", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_private_package_that_is_missing_is_a_mistake_of_its_plugin()
    {
        var folder = new HostFolder().WithCompiled("json-new", "json-old");
        File.Delete(Path.Combine(folder.ThirdParty, "json-new", "Newtonsoft.Json.dll"));
        await using var host = await TestHost.StartAsync(folder, folder.Launch());

        using var answer = await host.Client.GetAsync("/json-new", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        var entry = await new HostLog(host).ReadOneAsync();
        entry["plugin"].ShouldBe("\"json-new\"");
        entry["details"]!.ShouldContain("Newtonsoft.Json");
    }

    [Fact]
    public async Task A_plugin_whose_files_are_written_over_goes_on_with_what_it_was_started_with()
    {
        await using var host = await StartWithAsync("json-old", "throwing");
        foreach (var file in Directory.GetFiles(Path.Combine(host.Folder, "pb_plugins", "json-old"), "*.dll")) File.WriteAllText(file, "half a file");

        // The package is loaded only now.
        (await host.Client.GetStringAsync("/json-old", TestContext.Current.CancellationToken)).ShouldStartWith("13.0.3");
    }

    [Fact]
    public async Task A_plugin_sees_the_folder_that_its_operator_has_made_and_not_that_of_the_copy()
    {
        using var folder = new HostFolder().WithCompiled("json-new");

        var plugins = await ActivateAsync(folder);

        plugins.ShouldHaveSingleItem().Contributions!.Folder.ShouldBe(folder.At("pb_plugins", "json-new"));
    }

    [Fact]
    public async Task A_plugin_without_its_assembly_fails()
    {
        using var folder = new HostFolder();
        folder.WriteManifest("pb_plugins/empty", "empty");

        var plugins = await ActivateAsync(folder);

        plugins.ShouldHaveSingleItem().Reason.ShouldBe("The assembly None.dll is missing.");
    }

    internal static async Task<IReadOnlyList<PluginState>> ActivateAsync(HostFolder folder, params IPlugin[] inProcess)
    {
        await using var generation = await Generation.BuildAsync(folder.Launch(), [.. inProcess.Select(InProcessPlugin.Of)], new PluginLoading(folder.Run));
        return generation.Plugins;
    }

    private static (PluginStatus Status, string Reason) StateOf(TestHost host, string id)
    {
        var plugin = host.Plugins.Single(p => p.Id == id);
        return (plugin.Status, plugin.Reason);
    }
}
