using Holdall.Collections;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Rules;
using Holdall.Engine.Tests.Filters;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Rules;

/// <summary>What is said about a rule that is not valid when a collection is saved.</summary>
public sealed class RuleReasonTests
{
    [Theory]
    [InlineData(" // x", "empty filter expression")]
    [InlineData("title =", "invalid or incomplete filter expression")]
    [InlineData("title = +1", "unexpected character '+'")]
    [InlineData("title = 1\r\n", @"unexpected character '\r'")]
    [InlineData("title = é", "unexpected character 'é'")]
    [InlineData("title = 🍎", "unexpected character '🍎'")]
    [InlineData("title = \u00a0", @"unexpected character '\u00a0'")]
    [InlineData("title = {:x}", "unexpected character '{'")]
    [InlineData("(title = 1", "invalid formatted group - missing 1 closing bracket(s)")]
    [InlineData("nope = 1", "invalid left operand \"nope\" - unknown field \"nope\"")]
    [InlineData("title = nope:lower", "invalid right operand \"nope:lower\" - unknown field \"nope\"")]
    [InlineData("1 = nope.x", "invalid right operand \"nope.x\" - failed to resolve field \"nope\"")]
    [InlineData("#nope = 1", "invalid left operand \"#nope\" - failed to resolve field \"#nope\"")]
    [InlineData("@nope.x = 1", "invalid left operand \"@nope.x\" - failed to resolve field \"@nope.x\"")]
    [InlineData("@request.auth = 1", "invalid left operand \"@request.auth\" - failed to resolve field \"@request.auth\"")]
    [InlineData("title.x = 1", "invalid left operand \"title.x\" - field \"title\" is not a valid relation")]
    [InlineData("title:nope = 1", "invalid left operand \"title:nope\" - unknown modifier in \"title:nope\"")]
    [InlineData("@request.query.x:length = 1", "invalid left operand \"@request.query.x:length\" - invalid modifier sequence x:length")]
    [InlineData("@request.body.title:each = 1", "invalid left operand \"@request.body.title:each\" - field \"title\" doesn't support multivalue operations")]
    [InlineData(
        "@collection.nope.name = 1",
        "invalid left operand \"@collection.nope.name\" - failed to load collection \"nope\" from field path \"@collection.nope.name\"")]
    [InlineData("nope_via_x.id = 1", "invalid left operand \"nope_via_x.id\" - failed to load back relation field \"nope_via_x\" collection")]
    [InlineData("seo_via_x.id = 1", "invalid left operand \"seo_via_x.id\" - missing back relation field \"x\"")]
    [InlineData("comments_via_body.id = 1", "invalid left operand \"comments_via_body.id\" - invalid back relation field \"body\"")]
    [InlineData("posts_via_lead.id = 1", "invalid left operand \"posts_via_lead.id\" - invalid collection reference of a back relation field \"lead\"")]
    [InlineData("nope(1) = 1", "invalid left operand \"nope\" - unknown function \"nope\"")]
    [InlineData(
        "lead.boss.boss.boss.boss.boss.boss.name = 1",
        "invalid left operand \"lead.boss.boss.boss.boss.boss.boss.name\" - max nested relations reached for field \"boss\"")]
    public void A_broken_rule_has_a_reason(string rule, string reason) =>
        Should.Throw<FilterException>(() => Blog.Query("posts").AddRule(rule)).Message.ShouldBe(reason);

    [Fact]
    public void A_rule_may_speak_of_a_collection_that_is_not_stored_yet()
    {
        using var blog = new Blog();
        var rules = new RuleValidator(Blog.Cache(blog.Databases), Blog.Dialect, Blog.Time);
        var tree = new Collection
        {
            Id = "tree",
            Name = "tree",
            Fields = [new TextField { Name = "id" }, new TextField { Name = "name" }, new RelationField { Name = "up", CollectionId = "tree" }],
        };
        rules.FindError(tree, "up.up.name = 'x' && tree_via_up.id ?!= '' && @collection.tree.name ?= @request.auth.anything").ShouldBeNull();
        rules.FindError(tree, "up.nope = 1").ShouldBe("invalid left operand \"up.nope\" - unknown field \"nope\"");
    }
}
