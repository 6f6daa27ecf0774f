using Holdall.Engine.Backups.Incremental;

namespace Holdall.Engine.Tests.Backups.Incremental;

public sealed class CleanStopTests : IDisposable
{
    private static readonly Chain Chain = new("one", default, 3, default, new byte[] { 1, 2 }, default);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_holds_for_the_file_and_the_segment_that_it_was_written_for()
    {
        var file = _folder.File("data.db");
        File.WriteAllText(file, "x");
        var clean = new CleanStop(_folder.Path, file);
        clean.IsAt(Chain).ShouldBeFalse();

        clean.Write(Chain);

        clean.IsAt(Chain).ShouldBeTrue();
        clean.IsAt(Chain with { Number = 4 }).ShouldBeFalse();
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        clean.IsAt(Chain).ShouldBeFalse();
    }

    [Fact]
    public void That_there_was_a_restore_is_known_once()
    {
        var clean = CleanStop.In(_folder.Path);
        File.WriteAllText(_folder.File("data.db"), "x");
        clean.TakeRestored().ShouldBeFalse();
        clean.Write(Chain);
        clean.TakeRestored().ShouldBeFalse();

        clean.WriteRestored();

        clean.IsAt(Chain).ShouldBeFalse();
        clean.TakeRestored().ShouldBeTrue();
        clean.TakeRestored().ShouldBeFalse();
    }

    [Fact]
    public void It_need_not_be_there_to_be_deleted()
    {
        var clean = new CleanStop(_folder.Path, _folder.File("data.db"));
        clean.Delete();

        File.WriteAllText(_folder.File("data.db"), "x");
        clean.Write(Chain);
        clean.Delete();

        clean.IsAt(Chain).ShouldBeFalse();
    }
}
