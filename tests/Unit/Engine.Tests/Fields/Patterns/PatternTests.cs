using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields.Patterns;

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
    [InlineData("x{10}{20}", "invalid nested repetition operator: `{10}{20}`")]
    [InlineData("(?:a{100}){11}?", "invalid repeat count: `{11}?`")]
    [InlineData("(?:a{2,}){600}", "invalid repeat count: `{600}`")]
    [InlineData("a|{3}?", "missing argument to repetition operator: `{3}?`")]
    [InlineData(@"\p{Greek", @"invalid character class range: `\p{Greek`")]
    [InlineData(@"\p", @"invalid character class range: `\p`")]
    [InlineData(@"\C", @"invalid escape sequence: `\C`")]
    [InlineData(@"\Z", @"invalid escape sequence: `\Z`")]
    [InlineData(@"\x{110000}", @"invalid escape sequence: `\x{110000`")]
    [InlineData(@"\xg1", @"invalid escape sequence: `\xg1`")]
    [InlineData(@"[a-\d]", @"invalid escape sequence: `\d`")]
    [InlineData("(?i-:a)", "invalid or unsupported Perl syntax: `(?i-:`")]
    [InlineData("(?-)", "invalid or unsupported Perl syntax: `(?-)`")]
    [InlineData("(?>a)", "invalid or unsupported Perl syntax: `(?>`")]
    [InlineData("(?i", "invalid or unsupported Perl syntax: `(?i`")]
    [InlineData("(?P<", "invalid or unsupported Perl syntax: `(?P`")]
    [InlineData("(?P<>a)", "invalid named capture: `(?P<>`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    public void What_is_wrong_is_told(string pattern, string fault) => Pattern.FindError(pattern)!.Message.ShouldBe("error parsing regexp: " + fault);

    [Theory]
    [InlineData("")]
    [InlineData("^[a-z0-9]+$")]
    [InlineData(@"(?i)^\w+\.(jpe?g|png)$")]
    [InlineData(@"(?P<year>\d{4})-(?:x|y)?[^\s\]]*")]
    [InlineData(@"\p{Greek}\PL[[:alpha:]]\x{10FFFF}\Qa*b\E")]
    [InlineData("a{,5}{x}")]
    [InlineData("(?P<n>a)(?<n>b)")]
    [InlineData("(?:a{100}){10}")]
    [InlineData("(?)[]a][^]][a-][--z]")]
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
