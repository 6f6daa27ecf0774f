using System.Text.RegularExpressions;
using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields.Patterns;

public sealed class RandomTextsTests
{
    private readonly RandomTexts _texts = new();

    [Theory]
    [InlineData("\\d{3}-[A-F]{2}")]
    [InlineData("(x|y)z")]
    [InlineData("a{2,4}")]
    public void A_text_matches_the_pattern_that_it_was_made_for(string pattern) =>
        Regex.IsMatch(_texts.Generate(pattern), "^(" + pattern + ")$").ShouldBeTrue();

    [Theory]
    [InlineData("[a-", "error parsing regexp")]
    [InlineData("(?=a)", "error parsing regexp")]
    [InlineData("((a{1000}){1000}){1000}", "error parsing regexp")]
    [InlineData("^a$", "unsupported pattern operator 9")]
    public void A_pattern_that_nothing_can_be_made_for_is_refused(string pattern, string reason) =>
        Should.Throw<FormatException>(() => _texts.Generate(pattern)).Message.ShouldStartWith(reason);
}
