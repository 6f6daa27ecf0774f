using Holdall.Engine.Backups;
using Holdall.Engine.DataDirectory;

namespace Holdall.Engine.Tests.DataDirectory;

public sealed class ExposureTests : IDisposable
{
    private const UnixFileMode Private = (UnixFileMode)0x1C0;
    private const UnixFileMode Open = (UnixFileMode)0x1ED;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Data_that_others_can_read_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_folder.Path, Open);
        var data = Directory.CreateDirectory(_folder.File("pb_data"), Open).FullName;
        File.WriteAllText(Path.Combine(data, "data.db"), "");
        File.SetUnixFileMode(Path.Combine(data, "data.db"), (UnixFileMode)0x1A4);
        Directory.CreateDirectory(Path.Combine(data, "storage"), Private);

        Exposure.Find(data).ShouldBe(["data.db"]);
        File.SetUnixFileMode(data, Private);
        Exposure.Find(data).ShouldBeEmpty();
        File.SetUnixFileMode(data, Open);
        File.SetUnixFileMode(_folder.Path, Private);
        Exposure.Find(data).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_mounted_by_itself_can_not_be_exchanged()
    {
        if (!OperatingSystem.IsLinux()) return;
        Directory.CreateDirectory(_folder.File("storage"));

        UnixFiles.IsMount(_folder.File("storage")).ShouldBeFalse();
        UnixFiles.IsMount("/proc").ShouldBeTrue();
        DataDirectoryEntries.FindMount(_folder.Path).ShouldBeNull();
        DataDirectoryEntries.FindMount("/").ShouldNotBeNull();
    }
}
