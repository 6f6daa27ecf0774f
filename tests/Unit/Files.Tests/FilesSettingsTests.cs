using Holdall.Settings;

namespace Holdall.Plugins.Files.Tests;

public sealed class FilesSettingsTests
{
    [Theory]
    [InlineData("thumbWorkers", "0")]
    [InlineData("thumbWaitSeconds", "-1")]
    [InlineData("maxThumbPixels", "0")]
    [InlineData("linkSeconds", "604801")]
    [InlineData("maxUploadBytesOfAddress", "many")]
    public void What_makes_no_sense_is_refused_by_name(string name, string value) =>
        Should.Throw<SettingsException>(() => Read(name, value)).Message.ShouldStartWith($"settings.files.{name} must be a whole number");

    [Fact]
    public void What_is_said_counts_and_the_rest_is_as_usual()
    {
        var settings = Read("thumbWorkers", "3");
        (settings.ThumbWorkers, settings.MaxThumbPixels).ShouldBe((3, 50_000_000));
        Read("maxUploadBytes", "20000000000").MaxUploadBytes.ShouldBe(20_000_000_000);
    }

    private static FilesSettings Read(string name, string value) => WrittenSettings.Read<FilesSettings>("files", (name, value));
}
