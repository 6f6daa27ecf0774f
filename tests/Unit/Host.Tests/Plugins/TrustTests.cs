using System.Diagnostics;
using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class TrustTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public TrustTests() => _folder.WriteManifest("pb_plugins/mine", "mine");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plugin_of_the_user_runs()
    {
        File.CreateSymbolicLink(_folder.At("pb_plugins", "mine", "link"), "plugin.json");
        File.CreateSymbolicLink(_folder.At("pb_plugins", "mine", "broken"), "none");

        State().Status.ShouldBe(PluginStatus.Active);
    }

    [Theory]
    [InlineData("pb_plugins")]
    [InlineData("pb_plugins/mine")]
    [InlineData("pb_plugins/mine/plugin.json")]
    public void What_every_user_can_change_does_not_run(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var file = _folder.At(path.Split('/'));
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherWrite);

        State().ShouldSatisfyAllConditions(
            plugin => plugin.Status.ShouldBe(PluginStatus.Failed),
            plugin => plugin.Reason.ShouldBe($"{file} can be changed by every user of this machine."));
    }

    [Fact]
    public async Task What_another_user_owns_does_not_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give files away.");
        var file = _folder.At("pb_plugins", "mine", "plugin.json");
        using (var change = Process.Start("chown", ["12345", file])) await change.WaitForExitAsync(TestContext.Current.CancellationToken);

        State().Reason.ShouldBe($"{file} belongs neither to root nor to the user that runs the server.");
    }

    private PluginState State() => PluginCatalogue.Find(_folder.Launch(), []).Single(plugin => plugin.Id == "mine");
}
