using System.Diagnostics;
using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields.Patterns;

public sealed class TextPatternsTests
{
    [Theory]
    [InlineData("^[a-z0-9]+$", "abc1")]
    [InlineData("b", "abc")]
    [InlineData(@"\Aa.c\z", "axc")]
    [InlineData("^.$", "😀")]
    [InlineData("^[^a]$", "😀")]
    [InlineData("^[^a]{2}$", "😀é")]
    [InlineData("^[😀-😎]+$", "😃😎")]
    [InlineData(@"^[\x{1F600}-\x{1F64F}x]$", "😀")]
    [InlineData(@"^\x{1F600}$", "😀")]
    [InlineData("^😀{2}$", "😀😀")]
    [InlineData("(?P<year>[0-9]{4})-(?<month>[0-9]{2})", "2024-05")]
    [InlineData(@"^\pL+$", "äß")]
    [InlineData(@"^\p{Lu}\P{Lu}$", "Äa")]
    [InlineData(@"^\p{Greek}+$", "αβ")]
    [InlineData(@"^[\p{Cyrillic} ]+$", "да нет")]
    [InlineData("^[[:alpha:]_]+$", "ab_")]
    [InlineData("^[[:^digit:]]+$", "ab😀")]
    [InlineData(@"^[\w.-]+$", "a.b-c_1")]
    [InlineData(@"^\D$", "😀")]
    [InlineData(@"^[\D]$", "x")]
    [InlineData("(?i)^abc$", "ABC")]
    [InlineData("^(?i:a)b$", "Ab")]
    [InlineData("(?m)^b$", "a\nb\nc")]
    [InlineData("(?s)a.b", "a\nb")]
    [InlineData("(?U)a+", "aa")]
    [InlineData(@"^\Qa.b\E$", "a.b")]
    [InlineData(@"^\Qa", "a")]
    [InlineData("^a{,2}$", "a{,2}")]
    [InlineData("^a{x$", "a{x")]
    [InlineData("^a # b$", "a # b")]
    [InlineData("^[]a]$", "]")]
    [InlineData("^[a-]$", "-")]
    [InlineData("^[^]a]$", "b")]
    [InlineData(@"^\012$", "\n")]
    [InlineData(@"^\a\f\v\t\r\n$", "\a\f\v\t\r\n")]
    [InlineData(@"^\/\-\.\@$", "/-.@")]
    [InlineData(@"^[\]\\\^-]+$", @"]\^-")]
    [InlineData(@"\bcat\b", "a cat!")]
    [InlineData("^.{1,1000}$", "many")]
    [InlineData("^[^a]{1,1000}$", "no 😀")]
    [InlineData("^[^a]$", "b")]
    [InlineData("^(?s).$", "\n")]
    [InlineData("^[😀x]$", "x")]
    public void Pattern_is_found(string pattern, string text) => TextPatterns.IsMatch(pattern, text).ShouldBeTrue();

    [Theory]
    [InlineData("^[a-z0-9]+$", "abc\n")]
    [InlineData("^a$", "a\n")]
    [InlineData("^b$", "a\nb")]
    [InlineData("a.b", "a\nb")]
    [InlineData("^.{2}$", "😀")]
    [InlineData("^[^a]{2}$", "😀")]
    [InlineData("^[^😀]$", "😀")]
    [InlineData("^[😀]$", "x")]
    [InlineData(@"^\d$", "٣")]
    [InlineData(@"^\w$", "é")]
    [InlineData(@"^\s$", "\u00A0")]
    [InlineData(@"^[\d]$", "٣")]
    [InlineData("^[[:alpha:]]$", "é")]
    [InlineData("^[[:^digit:]]$", "5")]
    [InlineData(@"^\P{Greek}$", "α")]
    [InlineData("(?i:a)b", "aB")]
    [InlineData("(?m:^)x(?-m)$", "x\n")]
    public void Pattern_is_not_found(string pattern, string text) => TextPatterns.IsMatch(pattern, text).ShouldBeFalse();

    [Theory]
    [InlineData("a(b")]
    [InlineData("a)b")]
    [InlineData("[a-")]
    [InlineData("(?=a)")]
    [InlineData("(?<=a)b")]
    [InlineData(@"(a)\1")]
    [InlineData("*")]
    [InlineData(@"\")]
    [InlineData("[z-a]")]
    [InlineData("[[:foo:]]")]
    [InlineData(@"\pX")]
    [InlineData(@"\p{Nope}")]
    [InlineData(@"\x{110000}")]
    [InlineData("(?P<x")]
    [InlineData("(?")]
    public void Pattern_that_is_none_matches_nothing(string pattern) => TextPatterns.IsMatch(pattern, "ab").ShouldBeFalse();

    [Fact]
    public void Hostile_patterns_take_linear_time()
    {
        var text = new string('a', 5000) + "!";
        var time = Stopwatch.StartNew();
        TextPatterns.IsMatch("^(a+)+$", text).ShouldBeFalse();
        TextPatterns.IsMatch("^(a|aa)*$", text).ShouldBeFalse();
        TextPatterns.IsMatch("^([a-zA-Z]+)*x$", text).ShouldBeFalse();
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Many_patterns_do_not_fill_the_memory()
    {
        for (var i = 0; i < 2000; i++) TextPatterns.IsMatch($"^x{i}$", $"x{i}").ShouldBeTrue();
    }
}
