using Holdall.Host.Packaging;
using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class OrderTests
{
    private static PluginState Plugin(string id, params string[] requires) =>
        InProcessPlugin.Of(new NothingPlugin()) with
        {
            Manifest = new PluginManifest { Id = id, Name = id, Version = "1.0.0", Contract = "0.1", Assembly = "a.dll", Requires = requires },
        };

    private static Task<IReadOnlyList<PluginState>> ActivateAsync(params PluginState[] plugins)
    {
        var calls = new PluginCalls(null, TimeSpan.FromSeconds(30), CancellationToken.None);
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();
        return new PluginActivation("", configuration, calls, new PluginLoading(new RunFolder([]))).RunAsync(PluginOrder.Sort(plugins));
    }

    [Fact]
    public async Task A_plugin_comes_behind_what_it_requires() =>
        (await ActivateAsync(Plugin("a", "c"), Plugin("b"), Plugin("c", "b"))).Select(p => p.Id).ShouldBe(["b", "c", "a"]);

    [Fact]
    public async Task A_cycle_is_refused_and_named_and_what_stands_beside_it_runs()
    {
        var plugins = await ActivateAsync(Plugin("a", "b"), Plugin("b", "c"), Plugin("c", "a"), Plugin("d"), Plugin("e", "a"));

        foreach (var id in "abc") plugins.Single(p => p.Id == id.ToString()).Reason.ShouldBe("The requirements form a cycle: a → b → c → a.");
        plugins.Single(p => p.Id == "d").Status.ShouldBe(PluginStatus.Active);
        plugins.Single(p => p.Id == "e").Status.ShouldBe(PluginStatus.MissingDependency);
    }

    [Fact]
    public async Task A_plugin_whose_requirement_is_missing_does_not_run_nor_do_those_behind_it()
    {
        var plugins = await ActivateAsync(Plugin("a", "nowhere"), Plugin("b", "a"));

        plugins.Select(p => p.Status).ShouldBe([PluginStatus.MissingDependency, PluginStatus.MissingDependency]);
        plugins[0].Reason.ShouldBe("It requires the plugin \"nowhere\", which is not active.");
    }

    private sealed class NothingPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) { }
    }
}
