using Holdall.Values;

namespace Holdall.Abstractions.Tests.Values;

public sealed class IntegerTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-12", -12)]
    [InlineData("+12", 12)]
    [InlineData("0x1F", 31)]
    [InlineData("-0XfF", -255)]
    [InlineData("0o17", 15)]
    [InlineData("017", 15)]
    [InlineData("0b101", 5)]
    [InlineData("1_000", 1000)]
    [InlineData("0x_ff", 255)]
    [InlineData("0_7", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Numbers_are_read_as_programs_write_them(string text, long number) =>
        (IntegerText.TryParse(text, out var value), value).ShouldBe((true, number));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("08")]
    [InlineData("0x")]
    [InlineData("0b2")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData("1__0")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("ff")]
    [InlineData("--1")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_none_is_not_read(string text) => IntegerText.TryParse(text, out _).ShouldBeFalse();
}
