using Holdall.Engine.Backups.Incremental;

namespace Holdall.Engine.Tests.Backups.Incremental;

public sealed class RealPathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Links_are_followed_wherever_they_stand_and_whether_they_lead_to_something()
    {
        var home = RealPath.Of(_folder.Path);
        Directory.CreateDirectory(_folder.File("data", "storage"));
        Directory.CreateSymbolicLink(_folder.File("absolute"), _folder.File("data"));
        Directory.CreateSymbolicLink(_folder.File("data", "relative"), Path.Combine("..", "absolute", "storage"));
        Directory.CreateSymbolicLink(_folder.File("nowhere"), Path.Combine("data", "later"));

        RealPath.Of(_folder.File("absolute", "relative", "new")).ShouldBe(Path.Combine(home, "data", "storage", "new"));
        RealPath.Of(_folder.File("nowhere")).ShouldBe(Path.Combine(home, "data", "later"));
        RealPath.Of(_folder.File("absolute") + Path.DirectorySeparatorChar).ShouldBe(Path.Combine(home, "data"));
        RealPath.Of(Path.GetPathRoot(home)!).ShouldBe(Path.GetPathRoot(home));
    }

    [Fact]
    public void A_circle_of_links_has_an_end()
    {
        Directory.CreateSymbolicLink(_folder.File("one"), Path.Combine("two", "x"));
        Directory.CreateSymbolicLink(_folder.File("two"), Path.Combine("one", "y"));

        RealPath.Of(_folder.File("one")).ShouldStartWith(RealPath.Of(_folder.Path));
    }

    [Theory]
    [InlineData("/srv/pb_data/incremental/", "/srv/pb_data", null)]
    [InlineData("/srv/pb_data2", "/srv/pb_data", null)]
    [InlineData("/srv/incremental", "/srv/pb_data", null)]
    [InlineData("/srv/pb_data", "/srv/pb_data", "lies in")]
    [InlineData("/srv/pb_data/storage", "/srv/pb_data", "lies in")]
    [InlineData("/srv/pb_data/incremental/deeper", "/srv/pb_data", "lies in")]
    [InlineData("/srv", "/srv/pb_data", "has the data directory in it")]
    [InlineData("/", "/srv/pb_data", "has the data directory in it")]
    public void A_folder_of_incremental_backups_is_apart_from_the_data(string folder, string data, string? fault)
    {
        var found = SegmentStores.FindFault(folder, data);

        if (fault is null) found.ShouldBeNull();
        else found.ShouldNotBeNull().ShouldContain(fault);
    }
}
