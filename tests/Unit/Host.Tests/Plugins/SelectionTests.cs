using System.CommandLine;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Microsoft.Extensions.Configuration;

namespace Holdall.Host.Tests.Plugins;

public sealed class SelectionTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public SelectionTests()
    {
        _folder.WriteManifest("built-in/admin-ui", "admin-ui");
        _folder.WriteManifest("built-in/realtime", "realtime");
    }

    public void Dispose() => _folder.Dispose();

    private string[] Wanted(Func<LaunchOptions, LaunchOptions>? change = null, params (string Key, string Value)[] configured)
    {
        var launch = change is null ? _folder.Launch() : change(_folder.Launch());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(configured.Select(c => KeyValuePair.Create(c.Key, (string?)c.Value))).Build();
        return [.. new PluginSelection(configuration, launch).Apply(PluginCatalogue.Find(launch, [])).Where(p => p.IsActive).Select(p => p.Id)];
    }

    [Fact]
    public void Everything_runs_unless_somebody_says_otherwise() => Wanted().ShouldBe(["admin-ui", "realtime"]);

    [Fact]
    public void The_configuration_switches_a_plugin_off() => Wanted(null, ("plugins:realtime", "false")).ShouldBe(["admin-ui"]);

    [Fact]
    public void Variables_of_the_environment_have_no_dashes() => Wanted(null, ("PLUGINS:admin_ui", "False")).ShouldBe(["realtime"]);

    [Fact]
    public void Only_the_named_plugins_run_whatever_the_configuration_says() =>
        Wanted(launch => launch with { Plugins = ["realtime"] }, ("plugins:realtime", "false")).ShouldBe(["realtime"]);

    [Fact]
    public void A_plugin_that_is_both_named_and_left_out_does_not_run() =>
        Wanted(launch => launch with { Plugins = ["realtime"], Without = ["realtime"] }).ShouldBeEmpty();

    [Fact]
    public void An_unknown_id_on_the_command_line_is_a_failure()
    {
        Should.Throw<StartFailure>(() => Wanted(launch => launch with { Without = ["nope"] })).Message.ShouldBe("there is no plugin \"nope\"");
        Should.Throw<StartFailure>(() => Wanted(launch => launch with { Plugins = ["nope"] }));
    }

    [Fact]
    public void A_switch_that_is_neither_on_nor_off_is_a_failure() => Should.Throw<StartFailure>(() => Wanted(null, ("plugins:realtime", "maybe")));

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    public void A_malformed_file_is_a_failure(string json)
    {
        _folder.Write("pb_data/holdall.json", json);

        Should.Throw<StartFailure>(() => HostConfiguration.Read(_folder.Launch())).Message.ShouldContain("holdall.json");
    }

    [Fact]
    public void The_file_in_the_data_directory_is_read()
    {
        _folder.Write("pb_data/holdall.json", """{"plugins":{"realtime":false}}""");

        HostConfiguration.Read(_folder.Launch())["plugins:realtime"].ShouldBe("False");
    }

    [Fact]
    public void Options_of_scripts_on_the_command_line_come_before_the_file()
    {
        _folder.Write("pb_data/holdall.json", """{ "settings": { "js-hooks": { "hooksPool": 3, "hooksWatch": false } } }""");
        var options = new GlobalOptions();
        var root = new RootCommand();
        options.AddTo(root);

        var settings = HostConfiguration.Read(options.Read(root.Parse(["--dir", _folder.Data, "--hooksPool", "7"]))).GetSection("settings:js-hooks");

        settings["hooksPool"].ShouldBe("7");
        settings["hooksWatch"].ShouldBe("False");
        settings["hooksDir"].ShouldBe(_folder.At("pb_hooks"));
    }
}
