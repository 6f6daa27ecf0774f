using Holdall.Plugins.JsHooks.Commands;

namespace Holdall.Plugins.JsHooks.Tests.Commands;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("1h30m", 5_400_000_000_000L)]
    [InlineData("1.5s", 1_500_000_000L)]
    [InlineData("-2ms", -2_000_000L)]
    [InlineData("+3us4ns", 3_004L)]
    public void Durations_are_nanoseconds(string text, long nanoseconds) => GoDuration.Parse(text).ShouldBe(nanoseconds);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("1d")]
    [InlineData("1h 2m")]
    [InlineData(".s")]
    [InlineData("999999999999h")]
    public void Anything_else_is_none(string text) => GoDuration.Parse(text).ShouldBeNull();
}
