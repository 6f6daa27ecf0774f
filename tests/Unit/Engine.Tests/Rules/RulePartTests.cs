using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Rules;

namespace Holdall.Engine.Tests.Rules;

public sealed class RulePartTests
{
    [Theory]
    [InlineData("a = 1", "a = 1")]
    [InlineData("a=1 && b=2", "all[a=1, b=2]")]
    [InlineData("a=1 || b=2 && c=3 || d=4", "any[a=1, all[b=2, c=3], d=4]")]
    [InlineData("a=1 && (b=2 || c=3)", "all[a=1, any[b=2, c=3]]")]
    [InlineData("((a=1 && b=2))", "all[a=1, b=2]")]
    [InlineData("a = ')' && b ~ \"x || y\" // or c\n || geoDistance(1, 2, 3, 4) < 5", "any[all[a = ')', b ~ \"x || y\"], geoDistance(1, 2, 3, 4) < 5]")]
    public void A_rule_falls_into_what_is_true_or_false_by_itself(string rule, string expected) => Text(RulePart.Of(rule)).ShouldBe(expected);

    [Theory]
    [InlineData("a=1 && (b = 2 || c='x')")]
    [InlineData(" a = 1 // one\n || @request.auth.id != \"\" && x ?~ 'y' ")]
    public void A_part_stands_in_the_rule_where_it_says(string rule)
    {
        foreach (var part in All(RulePart.Of(rule)))
        {
            rule.Substring(part.Start, part.Expression.Length).ShouldBe(part.Expression);
            ParsedFilters.Get(part.Expression).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Deep_groups_of_one_comparison_are_that_comparison()
    {
        var rule = new string('(', 5000) + "a=1" + new string(')', 5000);
        RulePart.Of(rule).Parts.ShouldBeEmpty();
    }

    private static string Text(RulePart part) =>
        part.Parts.Count == 0 ? part.Expression : $"{(part.IsAny ? "any" : "all")}[{string.Join(", ", part.Parts.Select(Text))}]";

    private static IEnumerable<RulePart> All(RulePart part) => part.Parts.SelectMany(All).Prepend(part);
}
