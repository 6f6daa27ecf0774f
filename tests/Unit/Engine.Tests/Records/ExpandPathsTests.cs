using Holdall.Engine.Records;

namespace Holdall.Engine.Tests.Records;

public sealed class ExpandPathsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a,b", "a|b")]
    [InlineData(" a . b , .c. ,,a.b", "a.b|c")]
    [InlineData("a,a.b", "a.b")]
    [InlineData("a.b,a", "a.b")]
    [InlineData("ab,a", "ab|a")]
    [InlineData("a.b,a.c", "a.b|a.c")]
    [InlineData("a..b", "a..b")]
    public void Paths_are_cleaned_and_those_that_others_bring_along_left_out(string expand, string expected) =>
        string.Join('|', ExpandPaths.Parse(expand).Select(p => string.Join('.', p))).ShouldBe(expected);
}
