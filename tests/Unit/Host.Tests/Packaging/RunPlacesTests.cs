using Holdall.Engine.Backups;
using Holdall.Host.Packaging;

namespace Holdall.Host.Tests.Packaging;

public sealed class RunPlacesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_data_directory_is_used_before_the_temporary_folder_if_it_exists_and_after_it_otherwise()
    {
        var place = _folder.File("data", DataDirectoryEntries.Run);
        RunPlaces.For(_folder.File("data"))[^1].ShouldBe(place);
        Directory.CreateDirectory(_folder.File("data"));

        RunPlaces.For(_folder.File("data"))[^2].ShouldBe(place);
    }

    [Fact]
    public void Neither_backups_nor_restores_touch_what_running_processes_keep_there()
    {
        DataDirectoryEntries.WithOurs(DataDirectoryEntries.NotInBackups()).ShouldContain(DataDirectoryEntries.Run);
        DataDirectoryEntries.WithOurs(DataDirectoryEntries.NotReplaced()).ShouldContain(DataDirectoryEntries.Run);
    }
}
