using Holdall.Engine.DataDirectory;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.DataDirectory;

public sealed class OddPathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("p%41c")]
    [InlineData("ü%20x")]
    [InlineData("100%")]
    [InlineData("a?mode=memory")]
    [InlineData("a#b")]
    [InlineData("a&b=c;d e+f")]
    [InlineData("'a' \"b\"")]
    [InlineData("a\\b:c")]
    [InlineData(" a ")]
    [InlineData("file:a")]
    public void A_data_directory_opens_again_whatever_it_is_called(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems don't take such names.");
        var options = new EngineOptions(_folder.File(name));
        for (var i = 0; i < 3; i++)
        {
            using var databases = DirectoryDatabases.Open(options, new FakeTimeProvider());
            databases.Main.File.ShouldBe(Path.Combine(_folder.Path, name, "data.db"));
        }

        Directory.GetFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
    }

    public void Dispose() => _folder.Dispose();
}
