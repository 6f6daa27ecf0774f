using Holdall.Engine.Collections.Renames;

namespace Holdall.Engine.Tests.Collections.Renames;

public sealed class RenamedRuleTests
{
    [Theory]
    [InlineData("@collection.team.owner ?= id", "@collection.crew.owner ?= id")]
    [InlineData("@collection.Team:a.owner = @collection.team:b.owner", "@collection.crew:a.owner = @collection.crew:b.owner")]
    [InlineData("team_via_org.owner ?= @request.auth.team_via_boss.id", "crew_via_org.owner ?= @request.auth.crew_via_boss.id")]
    [InlineData("(org.team_via_org.id = 'x' || team = 1) && lower(team_via_a.b:lower) = 2", "(org.crew_via_org.id = 'x' || team = 1) && lower(crew_via_a.b:lower) = 2")]
    [InlineData("team = 'team_via_org' // team_via_org\n && team.team != \"@collection.team.x\"", "team = 'team_via_org' // team_via_org\n && team.team != \"@collection.team.x\"")]
    [InlineData("@collection.teams.a = steam_via_x.b", "@collection.teams.a = steam_via_x.b")]
    [InlineData("@request.body.team_via_x = 1 && @request.query.team_via_x = 1 && @request.headers.team_via_x = 1", "@request.body.team_via_x = 1 && @request.query.team_via_x = 1 && @request.headers.team_via_x = 1")]
    [InlineData("@request.body.org.team_via_org.id = 1", "@request.body.org.crew_via_org.id = 1")]
    [InlineData("@request.auth.collectionName = 'team'", "@request.auth.collectionName = 'team'")]
    [InlineData("team_via_x ??? broken", "team_via_x ??? broken")]
    [InlineData("", "")]
    public void Only_what_stands_for_the_collection_is_renamed(string rule, string renamed) => new RenamedRule("team", "crew").Of(rule).ShouldBe(renamed);
}
