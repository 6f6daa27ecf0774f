using System.Diagnostics;
using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields.Patterns;

public sealed class HostilePatternTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly string LongText = new('a', 5000);

    [Fact]
    public void Groups_nest_999_deep_and_no_deeper()
    {
        TextPatterns.IsMatch(new string('(', 999) + "a" + new string(')', 999), "a").ShouldBeTrue();
        Pattern.FindError(new string('(', 1000) + "a" + new string(')', 1000))!.Message.ShouldStartWith("error parsing regexp: expression nests too deeply");
        Pattern.FindError(new string('(', 1_000_000)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("(?:", ")*")]
    [InlineData("(?:", ")+?")]
    [InlineData("(?:a|", ")")]
    [InlineData("(?:a?", "b?)?")]
    public void Deep_nesting_takes_bounded_time(string open, string close) =>
        Check("^" + string.Concat(Enumerable.Repeat(open, 900)) + "a" + string.Concat(Enumerable.Repeat(close, 900)) + "$", LongText + "!", isFound: false);

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)*$")]
    [InlineData("^([a-zA-Z]+)*x$")]
    [InlineData("^(?:(?:a|aa|aaa){10}(?:a|aa){0,10}){100}$")]
    [InlineData("^(?:a|aa|[ab]a|a?){1000}$")]
    [InlineData("^(?:a{0,1000}b?){1}(?:a{0,1000}){1}(?:a?){1000}x$")]
    [InlineData("^(?:abcdefghijklmnop|a){1000}$")]
    [InlineData(@"^(?:\pL{1,10}\b?){100}$")]
    public void Repetition_takes_bounded_time(string pattern) => Check(pattern, LongText + "é!", isFound: false);

    [Fact]
    public void A_class_of_ten_thousand_characters_takes_bounded_time()
    {
        var characters = string.Concat(Enumerable.Range(0, 10_000).Select(i => char.ConvertFromUtf32(0x20000 + (2 * i))));
        Check($"^[{characters}]{{1,1000}}$", "\U00020000\U00024E1E", isFound: true);
        Check($"^[{characters}]+$", "\U00020001", isFound: false);
        Check($"^[^{characters}]+$", "\U00020001a", isFound: true);
        Check($"(?i)^[{characters}]+$", "\U00020001", isFound: false);
        Check(characters, "a", isFound: false);
    }

    [Fact]
    public void More_different_characters_than_there_are_letters_match_nothing()
    {
        var characters = string.Concat(Enumerable.Range(0, 70_000).Select(i => char.ConvertFromUtf32(0x20000 + i)));
        Check(characters, characters, isFound: false);
    }

    private static void Check(string pattern, string text, bool isFound)
    {
        var time = Stopwatch.StartNew();
        TextPatterns.IsMatch(pattern, text).ShouldBe(isFound);
        time.Elapsed.ShouldBeLessThan(Bound);
    }
}
