using Holdall.Engine.Fields;
using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields;

public sealed class PatternTests
{
    [Theory]
    [InlineData("a(b", "missing closing ): `a(b`")]
    [InlineData("a)b", "unexpected ): `a)b`")]
    [InlineData("x[a-", "missing closing ]: `[a-`")]
    [InlineData("(?P<x", "invalid named capture: `(?P<x`")]
    [InlineData("(?<=a)b", "invalid named capture: `(?<=a)b`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData(@"(a)\1", @"invalid escape sequence: `\1`")]
    [InlineData("*", "missing argument to repetition operator: `*`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a++", "invalid nested repetition operator: `++`")]
    [InlineData("a{2,1}", "invalid repeat count: `{2,1}`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("[z-a]", "invalid character class range: `z-a`")]
    [InlineData("[[:foo:]]", "invalid character class range: `[:foo:]`")]
    [InlineData(@"\pX", @"invalid character class range: `\pX`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    public void What_is_wrong_is_told(string pattern, string fault) => Pattern.FindError(pattern)!.Message.ShouldBe("error parsing regexp: " + fault);

    [Theory]
    [InlineData("")]
    [InlineData("^[a-z0-9]+$")]
    [InlineData(@"(?i)^\w+\.(jpe?g|png)$")]
    [InlineData(@"(?P<year>\d{4})-(?:x|y)?[^\s\]]*")]
    [InlineData(@"\p{Greek}\PL[[:alpha:]]\x{10FFFF}\Qa*b\E")]
    [InlineData("a{,5}{x}")]
    public void Other_patterns_are_fine(string pattern) => Pattern.FindError(pattern).ShouldBeNull();

    [Theory]
    [InlineData("[a-z0-9]{15}", "^[a-z0-9]{15}$")]
    [InlineData("x{2,5}", "^x{2,4}$")]
    [InlineData("x*", "^x{0,5}$")]
    [InlineData("x+", "^x{1,5}$")]
    [InlineData("x?", "^$")]
    [InlineData("x{9,}", "^x{9}$")]
    [InlineData(@"(ab|cd)-\d.", "^(ab|cd)-[0-9][A-Za-z0-9]$")]
    public void Random_text_follows_the_pattern(string pattern, string shape)
    {
        for (var i = 0; i < 50; i++) RandomText.Generate(pattern).ShouldMatch(shape);
    }

    [Theory]
    [InlineData("^a", 9)]
    [InlineData("a$", 10)]
    [InlineData("(?m)^a", 7)]
    [InlineData(@"\ba", 11)]
    [InlineData("", 2)]
    public void What_matches_no_character_can_not_be_made(string pattern, int op)
    {
        RandomText.TryGenerate(Pattern.Parse(pattern), out _, out var unsupported).ShouldBeFalse();
        unsupported.ShouldBe(op);
    }
}
