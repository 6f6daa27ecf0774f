using Microsoft.Extensions.Configuration;

namespace Holdall.Plugins.Files.Tests;

public sealed class FilesSettingsTests
{
    [Theory]
    [InlineData("thumbWorkers", "0")]
    [InlineData("thumbWaitSeconds", "-1")]
    [InlineData("maxThumbPixels", "0")]
    public void What_makes_no_sense_is_refused_by_name(string name, string value) =>
        Should.Throw<InvalidOperationException>(() => Read(name, value).ThrowIfWrong()).Message.ShouldContain("settings.files." + name);

    [Fact]
    public void What_is_said_counts_and_the_rest_is_as_usual()
    {
        var settings = Read("thumbWorkers", "3");

        settings.ThrowIfWrong();
        (settings.ThumbWorkers, settings.MaxThumbPixels).ShouldBe((3, 50_000_000));
    }

    private static FilesSettings Read(string name, string value)
    {
        var settings = new FilesSettings();
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build().Bind(settings);
        return settings;
    }
}
