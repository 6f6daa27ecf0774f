using System.Diagnostics;
using Holdall.Host.Packaging;

namespace Holdall.Host.Tests.Packaging;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Place => _folder.File("place");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_made_before_a_folder_is_needed()
    {
        using (new RunFolder([Place]))
        {
            Directory.Exists(Place).ShouldBeFalse();
        }

        Directory.Exists(Place).ShouldBeFalse();
    }

    [Fact]
    public void What_is_made_is_for_the_user_alone_and_goes_at_the_end()
    {
        string made;
        using (var run = new RunFolder([Place]))
        {
            made = run.NewFolder("one");
            Directory.Exists(made).ShouldBeTrue();
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Place).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            run.NewFolder("one").ShouldNotBe(made);
        }

        Directory.EnumerateFileSystemEntries(Place).ShouldBeEmpty();
    }

    [Fact]
    public void Leftovers_of_processes_that_were_killed_are_deleted_and_what_others_use_is_not()
    {
        using var running = new RunFolder([Place]);
        var used = running.NewFolder("used");
        var leftover = Path.Combine(Place, "killed", "code");
        Directory.CreateDirectory(leftover);
        File.WriteAllText(Path.Combine(leftover, "half"), "");
        File.WriteAllText(Path.Combine(Place, "killed.lock"), "");

        using var next = new RunFolder([Place]);
        next.NewFolder("next");

        Directory.Exists(used).ShouldBeTrue();
        Path.Exists(Path.Combine(Place, "killed")).ShouldBeFalse();
        Path.Exists(Path.Combine(Place, "killed.lock")).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_that_start_at_once_do_not_get_in_each_others_way()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() =>
        {
            var run = new RunFolder([Place]);
            return (Run: run, Folder: run.NewFolder("code"));
        })));

        runs.ShouldAllBe(one => Directory.Exists(one.Folder));
        runs.Select(one => one.Folder).Distinct().Count().ShouldBe(runs.Length);
        foreach (var (run, _) in runs) run.Dispose();
        Directory.EnumerateFileSystemEntries(Place).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_place_that_others_can_change_is_passed_over(UnixFileMode open)
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Place);
        File.SetUnixFileMode(Place, File.GetUnixFileMode(Place) | open);

        using var run = new RunFolder([Place, _folder.File("second")]);

        run.NewFolder("code").ShouldStartWith(_folder.File("second"));
        Directory.EnumerateFileSystemEntries(Place).ShouldBeEmpty();
    }

    [Fact]
    public void A_place_that_others_could_exchange_is_passed_over()
    {
        if (OperatingSystem.IsWindows()) return;
        var open = _folder.File("open");
        Directory.CreateDirectory(open);
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.OtherWrite);

        using var run = new RunFolder([Path.Combine(open, "place"), Place]);
        run.NewFolder("code").ShouldStartWith(Place);

        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.StickyBit);
        using var sticky = new RunFolder([Path.Combine(open, "place"), Place]);
        sticky.NewFolder("code").ShouldStartWith(open);
    }

    [Fact]
    public void A_link_that_somebody_has_laid_is_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege.");
        Directory.CreateDirectory(_folder.File("elsewhere"));
        File.CreateSymbolicLink(Place, _folder.File("elsewhere"));

        using var run = new RunFolder([Place, _folder.File("second")]);

        run.NewFolder("code").ShouldStartWith(_folder.File("second"));
        Directory.EnumerateFileSystemEntries(_folder.File("elsewhere")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_of_another_user_is_passed_over()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give folders away.");
        Directory.CreateDirectory(Place);
        using (var change = Process.Start("chown", ["12345", Place])) await change.WaitForExitAsync(TestContext.Current.CancellationToken);

        using var run = new RunFolder([Place, _folder.File("second")]);

        run.NewFolder("code").ShouldStartWith(_folder.File("second"));
    }

    [Fact]
    public void Without_any_place_the_start_says_what_is_wrong_with_each()
    {
        File.WriteAllText(_folder.File("file"), "");

        using var run = new RunFolder([_folder.File("file", "place")]);

        Should.Throw<StartFailure>(() => run.NewFolder("code")).Message.ShouldContain(_folder.File("file"));
    }
}
