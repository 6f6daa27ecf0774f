using System.Text.RegularExpressions;
using CsCheck;
using Holdall.Engine.Fields.Patterns;

namespace Holdall.Engine.Tests.Fields.Patterns;

/// <summary>Random patterns: what is made from them and what they match come from one reading.</summary>
public sealed class RandomPatternTests
{
    private static readonly Gen<string> Atoms = Gen.OneOf(
        "a", "K", "é", "ß", "😀", "#", " ", "{", "]", @"\.", @"\x41", @"\x{1F600}", @"\012", @"\d", @"\W", @"\s", @"\pN", @"\p{Greek}", @"\PC", ".",
        @"\Qa+b\E", "[a-z]", "[^a]", "[é-😀]", "[^😀x]", "[[:punct:]é]", @"[\w-]", "[^[:^alpha:]]", "(?i:k)", "(?i:[s-z])", "(?i:[^ß])", "(?s:.)");

    private static readonly Gen<string> Counts = Gen.OneOf("", "", "", "{2}", "{1,3}", "{2,}?", "+", "{3,3}");

    [Fact]
    public void A_pattern_matches_every_text_that_is_made_from_it() => Sequences(2).Sample(
        pattern =>
        {
            RandomText.TryGenerate(Pattern.Parse(pattern), out var text, out _).ShouldBeTrue();
            var written = DotNetRegexWriter.Write(Pattern.Parse($"^(?:{pattern})$"), out var alphabet);
            Regex.IsMatch(alphabet.Spell(text), written, RegexOptions.NonBacktracking).ShouldBeTrue($"{pattern} made {text}");
        },
        iter: 2000,
        threads: 1);

    [Fact]
    public void A_pattern_can_be_matched_exactly_when_it_is_valid() => Spellings.Sample(
        spelling =>
        {
            var pattern = "|" + spelling;
            TextPatterns.IsMatch(pattern, "").ShouldBe(Pattern.FindError(pattern) is null, pattern);
        },
        iter: 2000,
        threads: 1);

    private static Gen<string> Spellings =>
        Gen.OneOf(
            "a", "😀", "(", ")", "(?", "P<n>", ":", "i", "-", "[", "]", "^", "$", "|", "*", "+", "?", "{", "2", ",", "}", "\\", "p", "L", "Q", "E", "x", "b",
            "[:word:]", "\n").Array[1, 12].Select(parts => string.Concat(parts));

    private static Gen<string> Sequences(int depth) =>
        Gen.Select(Parts(depth), Counts, (part, count) => part + count).Array[1, 3].Select(parts => string.Concat(parts));

    private static Gen<string> Parts(int depth) => depth == 0 ? Atoms : Gen.Frequency((3, Atoms), (1, Groups(depth - 1)));

    private static Gen<string> Groups(int depth) => Gen.Select(
        Gen.OneOf("(", "(?:", "(?P<n>", "(?i:", "(?U:"),
        Sequences(depth).Array[1, 3],
        (head, branches) => $"{head}{string.Join('|', branches)})");
}
