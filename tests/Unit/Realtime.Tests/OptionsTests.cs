using Holdall.Plugins.Realtime.Channels;
using Holdall.Settings;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void What_is_not_said_is_as_usual() => Read().ShouldBe(new RealtimeOptions());

    [Fact]
    public void What_is_said_counts() =>
        Read(("maxBytes", "2000000"), ("replay", "60")).ShouldBe(new RealtimeOptions { MaxBytes = 2_000_000, Replay = TimeSpan.FromMinutes(1) });

    [Fact]
    public void Rules_of_channels_are_as_they_are_written_and_a_star_stands_for_everyone() =>
        Read(("channels.join", "*"), ("channels.send", "name = 'a'"), ("channels.presence", ""), ("channels.rate", "5")).ShouldBe(
            new RealtimeOptions { Channels = new ChannelOptions { Join = "", Send = "name = 'a'", Rate = 5 } });

    [Theory]
    [InlineData("maxBytes", "many")]
    [InlineData("maxBytes", "1000")]
    [InlineData("writeTimeout", "0")]
    [InlineData("filterTimeout", "-1")]
    [InlineData("channels.maxMembers", "0")]
    public void What_makes_no_sense_is_refused_by_name(string name, string value) =>
        Should.Throw<SettingsException>(() => Read((name, value))).Message.ShouldStartWith($"settings.realtime.{name} must be a whole number");

    private static RealtimeOptions Read(params (string Name, string Value)[] values) =>
        RealtimeOptions.Of(WrittenSettings.Read<RealtimeSettings>(RealtimeSettings.SectionName, values));
}
