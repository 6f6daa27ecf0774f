using Holdall.Engine.SqlConsole;

namespace Holdall.Engine.Tests.SqlConsole;

public sealed class RealTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1.5, "1.5")]
    [InlineData(-2.25, "-2.25")]
    [InlineData(100, "100")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(123456.75, "123456.75")]
    [InlineData(999999, "999999")]
    [InlineData(1e6, "1e+06")]
    [InlineData(1234567.5, "1.2345675e+06")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-1.25e-7, "-1.25e-07")]
    [InlineData(1e-6, "1e-06")]
    [InlineData(-1e-7, "-1e-07")]
    [InlineData(1e-20, "1e-20")]
    [InlineData(1e-21, "1e-21")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1e15, "1e+15")]
    [InlineData(1e16, "1e+16")]
    [InlineData(0.5, "0.5")]
    [InlineData(1e100, "1e+100")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    public void Numbers_have_the_fewest_digits_and_an_exponent_where_they_are_large_or_small(double number, string text) => RealText.Of(number).ShouldBe(text);
}
