using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class StartMarkerTests : IDisposable
{
    private readonly HostFolder _folder = new();

    [Fact]
    public void A_plugin_that_was_running_once_is_tried_again()
    {
        DieIn("auth");
        New().TakeCulprit().ShouldBeNull();
    }

    [Fact]
    public void A_plugin_that_was_running_twice_in_a_row_is_the_culprit_once()
    {
        DieIn("auth");
        DieIn("auth");
        New().TakeCulprit().ShouldBe("auth");
        New().TakeCulprit().ShouldBeNull();
    }

    [Fact]
    public void Two_plugins_are_two_cases()
    {
        DieIn("auth");
        DieIn("files");
        New().TakeCulprit().ShouldBeNull();
    }

    [Fact]
    public void A_start_that_gets_past_the_suspect_clears_it()
    {
        DieIn("auth");
        var next = New();
        next.TakeCulprit();
        next.Begin("auth");
        next.End();
        next.Clear();
        next.Begin("auth");
        New().TakeCulprit().ShouldBeNull();
    }

    [Fact]
    public void Two_deaths_in_different_code_of_one_plugin_count()
    {
        DieIn("auth");
        var next = New();
        next.TakeCulprit();
        next.Begin("auth");
        next.End();
        next.Begin("auth");
        New().TakeCulprit().ShouldBe("auth");
    }

    [Fact]
    public void A_full_disk_does_not_keep_the_server_from_starting()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a file that is always full.");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, ".plugin-start"), "/dev/full");
        var marker = New();

        marker.Begin("auth");
        marker.End();

        New().TakeCulprit().ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private StartMarker New() => new(_folder.Path);

    /// <summary>The marker tells a process that is gone by its id; this process takes its own for that of an earlier one.</summary>
    private void DieIn(string plugin)
    {
        var marker = New();
        marker.TakeCulprit();
        marker.Begin(plugin);
    }
}
