using Holdall.Engine.Filters.Operands;

namespace Holdall.Engine.Tests.Filters.Operands;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("abc", "%abc%")]
    [InlineData("ab%c", "ab%c")]
    [InlineData(@"ab\%c", @"%ab\%c%")]
    [InlineData(@"%ab\%c", @"%ab\%c")]
    [InlineData(@"ab\\%c", @"ab\\%c")]
    [InlineData(@"ab\\\%c", @"%ab\\\%c%")]
    [InlineData("ab_c", @"%ab\_c%")]
    [InlineData(@"ab\_c", @"%ab\_c%")]
    [InlineData("%ab_c", "%ab_c")]
    [InlineData(@"ab\c", @"%ab\\c%")]
    [InlineData(@"_ab\c_", @"%\_ab\\c\_%")]
    [InlineData(@"ab\c%", @"ab\c%")]
    [InlineData("", "%%")]
    [InlineData(@"\", @"%\\%")]
    public void A_text_without_a_wildcard_is_searched_for(string text, string pattern) => LikePattern.From(text).ShouldBe(pattern);

    [Theory]
    [InlineData(10d, "%10%")]
    [InlineData(1.5, "%1.5%")]
    [InlineData(1e21, "%1000000000000000000000%")]
    [InlineData(true, "%true%")]
    public void Other_values_become_text(object value, string pattern) => LikePattern.From(value).ShouldBe(pattern);
}
