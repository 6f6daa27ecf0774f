using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields.Patterns;

/// <summary>What Go's regexp package says of the same patterns and texts, where .NET alone would say something else.</summary>
public sealed class PatternMeaningTests
{
    [Theory]
    [InlineData("(?i)^k$", "\u212A", true)]
    [InlineData("(?i)^\u212A$", "k", true)]
    [InlineData("(?i)^[s]$", "\u017F", true)]
    [InlineData("(?i)^[^s]$", "\u017F", false)]
    [InlineData(@"(?i)^\w$", "\u017F", true)]
    [InlineData(@"(?i)^\W$", "\u017F", false)]
    [InlineData(@"^\W$", "\u017F", true)]
    [InlineData("(?i)^[[:upper:]]$", "k", true)]
    [InlineData("(?i)^[[:^upper:]]$", "k", false)]
    [InlineData(@"(?i)^\p{Lu}$", "é", true)]
    [InlineData(@"(?i)^\P{Lu}$", "é", false)]
    [InlineData("(?i)^ß$", "ẞ", true)]
    [InlineData("(?i)^ß$", "SS", false)]
    [InlineData("(?i)^σ$", "ς", true)]
    [InlineData("(?i)^i$", "İ", false)]
    [InlineData("(?i)^i$", "ı", false)]
    [InlineData("(?i)^𐐀$", "𐐨", true)]
    [InlineData("(?i)a(?-i)b", "AB", false)]
    public void Case_is_ignored_by_simple_folding(string pattern, string text, bool isFound) => Check(pattern, text, isFound);

    [Theory]
    [InlineData(@"a\b", "aé", true)]
    [InlineData(@"\bé", "é", false)]
    [InlineData(@"\Bé", "é", true)]
    [InlineData(@"a\B", "aé", false)]
    [InlineData(@"a\b", "a\u200D", true)]
    [InlineData(@"\b_", "_", true)]
    [InlineData(@"^\B$", "", true)]
    [InlineData(@"a\b", "a😀", true)]
    public void Words_are_of_ASCII(string pattern, string text, bool isFound) => Check(pattern, text, isFound);

    [Theory]
    [InlineData("a$", "a\n", false)]
    [InlineData("(?m)a$", "a\nb", true)]
    [InlineData("(?m)a$", "a\rb", false)]
    [InlineData("(?m)^b", "a\nb", true)]
    [InlineData(@"(?m)\Ab", "a\nb", false)]
    [InlineData(@"(?m)a\z", "a\nb", false)]
    [InlineData("(?m:^b)$", "a\nb", true)]
    [InlineData("^a.b$", "a\rb", true)]
    [InlineData("^a.b$", "a\nb", false)]
    [InlineData("^a[^x]b$", "a\nb", true)]
    [InlineData(@"^a\Db$", "a\nb", true)]
    [InlineData("(^|b)*$", "x", true)]
    public void Lines_end_at_line_feeds(string pattern, string text, bool isFound) => Check(pattern, text, isFound);

    [Theory]
    [InlineData("^[^😀]$", "😎", true)]
    [InlineData("^[^😀é]{2}$", "😎ß", true)]
    [InlineData("^[é-😀]$", "€", true)]
    [InlineData("^[é-😀]$", "😎", false)]
    [InlineData(@"^\PL{2}$", "😀😀", true)]
    [InlineData(@"^\pL$", "𐐀", true)]
    [InlineData(@"^[^\pL]$", "𐐀", false)]
    [InlineData(@"^[\x00-\x{10FFFF}]$", "😀", true)]
    [InlineData(@"[^\x00-\x{10FFFF}]", "a😀", false)]
    [InlineData(@"^\S\x{1F600}?$", "😀😀", true)]
    public void A_character_beyond_the_first_plane_is_one(string pattern, string text, bool isFound) => Check(pattern, text, isFound);

    /// <summary>In UTF-8, which Go reads, half a pair is the replacement character.</summary>
    [Fact]
    public void Half_a_character_is_a_replacement_character()
    {
        Check("^.$", "\uD83D", isFound: true);
        Check(@"^\x{FFFD}$", "\uDE00", isFound: true);
        Check(@"^a\PCb$", "a\uD83Db", isFound: true);
    }

    [Theory]
    [InlineData(@"^\p{Greek}+$", "ΑΩἀ", true)]
    [InlineData(@"^\p{Greek}$", "\u0385", false)]
    [InlineData(@"^\p{Devanagari}$", "अ", true)]
    [InlineData(@"^\p{Old_Italic}$", "𐌀", true)]
    [InlineData(@"^\p{Han}$", "𠀀", true)]
    [InlineData(@"^[^\P{Han}]$", "漢", true)]
    [InlineData(@"^\P{^Thai}$", "ก", true)]
    [InlineData(@"^\p{uppercase letter}$", "Ä", true)]
    [InlineData(@"^\p{LC}$", "ª", false)]
    [InlineData(@"^\p{Assigned}$", "\u0378", false)]
    [InlineData(@"^\p{ASCII}$", "é", false)]
    [InlineData(@"^\p{Any}$", "😀", true)]
    [InlineData(@"^\pC$", "\u0378", true)]
    public void Categories_and_scripts_have_names(string pattern, string text, bool isFound) => Check(pattern, text, isFound);

    [Theory]
    [InlineData(@"^\0123$", "\n3", true)]
    [InlineData("^[[:]+$", "[:", true)]
    [InlineData(@"^a\Q\E*$", "aaa", true)]
    [InlineData("^a(?i)*$", "aaa", true)]
    [InlineData(@"^\Qab\E+$", "abb", true)]
    [InlineData("^a{01}$", "a{01}", true)]
    [InlineData("^a{1,02}$", "a{1,02}", true)]
    [InlineData("^(?:a{100}){10}$", "a", false)]
    [InlineData("^a{0}$", "", true)]
    [InlineData("^*a", "a", true)]
    [InlineData("^(|a)+$", "aa", true)]
    [InlineData("^(a(?i)b|c)$", "C", true)]
    [InlineData("^(?U)a+?$", "aa", true)]
    public void Odd_spellings_mean_what_RE2_says(string pattern, string text, bool isFound) => Check(pattern, text, isFound);

    private static void Check(string pattern, string text, bool isFound)
    {
        Pattern.FindError(pattern).ShouldBeNull();
        TextPatterns.IsMatch(pattern, text).ShouldBe(isFound);
    }
}
