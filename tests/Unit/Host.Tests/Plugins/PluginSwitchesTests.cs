using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Holdall.Host.Plugins.Settings;

namespace Holdall.Host.Tests.Plugins;

public sealed class PluginSwitchesTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public PluginSwitchesTests()
    {
        _folder.WriteManifest("built-in/admin-ui", "admin-ui");
        _folder.WriteManifest("built-in/realtime", "realtime", requires: "[\"admin-ui\"]");
        Directory.CreateDirectory(_folder.Data);
    }

    public void Dispose() => _folder.Dispose();

    private static PluginAnswer Describe(string id, LaunchOptions launch)
    {
        var plugins = PluginCatalogue.Find(launch, []);
        return new PluginSwitches(launch, plugins, new ConfigurationFile(launch)).Describe([plugins.Single(plugin => plugin.Id == id)])[0];
    }

    private void Write(string id, bool isOn) => new PluginSwitches(_folder.Launch(), [], new ConfigurationFile(_folder.Launch())).Write(id, isOn);

    private IReadOnlyList<PluginState> NextStart()
    {
        var launch = _folder.Launch();
        return new PluginSelection(HostConfiguration.Read(launch), launch).Apply(PluginCatalogue.Find(launch, []));
    }

    [Fact]
    public void The_next_start_does_what_was_written()
    {
        Write("realtime", false);
        NextStart().Single(plugin => !plugin.IsActive).Id.ShouldBe("realtime");
        Write("realtime", true);
        NextStart().ShouldAllBe(plugin => plugin.IsActive);
    }

    [Theory]
    [InlineData("""{"plugins": {"admin_ui": true}}""")]
    [InlineData("""{"Plugins:Admin-UI": true}""")]
    [InlineData("""{"plugins": null}""")]
    [InlineData("""{"PLUGINS": {"ADMIN-UI": "true"}}""")]
    [InlineData("{}")]
    public void A_switch_takes_the_place_of_one_that_is_spelled_otherwise(string before)
    {
        _folder.Write("pb_data/holdall.json", before);
        Write("admin-ui", false);
        NextStart().Single(plugin => !plugin.IsActive).Id.ShouldBe("admin-ui");
    }

    [Fact]
    public void What_the_command_line_says_can_not_be_switched()
    {
        Describe("realtime", _folder.Launch()).DecidedBy.ShouldBeNull();
        Describe("realtime", _folder.Launch() with { Without = ["realtime"] }).DecidedBy.ShouldBe("the command line");
        Describe("realtime", _folder.Launch() with { Plugins = ["realtime"] }).DecidedBy.ShouldBe("the command line");
    }

    [Fact]
    public void What_others_require_is_a_loss() =>
        Describe("admin-ui", _folder.Launch()).Losses.ShouldContain("The plugin \"realtime\" will not run without it.");

    [Fact]
    public void A_file_keeps_its_mode_and_a_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows()) return;
        _folder.Write("elsewhere.json", "{}");
        File.SetUnixFileMode(_folder.At("elsewhere.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(_folder.At("pb_data", "holdall.json"), _folder.At("elsewhere.json"));

        Write("realtime", false);

        new FileInfo(_folder.At("pb_data", "holdall.json")).LinkTarget.ShouldNotBeNull();
        File.GetUnixFileMode(_folder.At("elsewhere.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.ReadAllText(_folder.At("elsewhere.json")).ShouldContain("\"realtime\": false");
    }
}
