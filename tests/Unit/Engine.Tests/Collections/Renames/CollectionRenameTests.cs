using Holdall.Collections;
using Holdall.Engine.Collections.Renames;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Tests.Collections.Renames;

public sealed class CollectionRenameTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Rules_and_queries_of_all_collections_follow_a_new_name()
    {
        var team = await SaveAsync(Collection.NewBase("team", [new TextField { Name = "team" }, new BoolField { Name = "open" }]));
        team = await SaveAsync(team with { ListRule = "@collection.team.open ?= true && team != 'team'" });
        await SaveAsync(Collection.NewBase("notes", [new RelationField { Name = "team", CollectionId = team.Id, MaxSelect = 1 }]) with { ViewRule = "team.team = 'x'" });
        await SaveAsync(Collection.NewBase("other") with { ListRule = "@collection.team:t.team ?= 'a'" });
        await SaveAsync(Collection.NewView("teams", "SELECT id, team, 'team' AS word FROM team AS t WHERE t.team != 'team'"));
        await SaveAsync(Collection.NewView("above", "SELECT id, team FROM teams"));
        await _engine.Records.SaveAsync(new Holdall.Records.Record(team) { ["team"] = "red" }, Aborted);

        await RenameAsync(team, "crew");

        Get("crew").ListRule.ShouldBe("@collection.crew.open ?= true && team != 'team'");
        Get("notes").ViewRule.ShouldBe("team.team = 'x'");
        Get("other").ListRule.ShouldBe("@collection.crew:t.team ?= 'a'");
        Get("teams").ViewQuery!.ShouldContain("'team' AS word FROM");
        Get("teams").ViewQuery!.ShouldContain("crew");
        _engine.Records.List("above", new RecordQuery()).ShouldHaveSingleItem().GetString("team").ShouldBe("red");
        // It can be saved again: the query is right as it stands.
        await SaveAsync(Get("teams"));
    }

    [Fact]
    public async Task Views_on_a_view_follow_its_name()
    {
        await SaveAsync(Collection.NewBase("team", [new TextField { Name = "label" }]));
        var view = await SaveAsync(Collection.NewView("teams", "SELECT id, label FROM team"));
        await SaveAsync(Collection.NewView("above", "SELECT teams.id, teams.label FROM teams"));

        await RenameAsync(view, "crews");

        Get("above").ViewQuery!.ShouldNotContain("teams");
        await SaveAsync(Get("above"));
        _engine.Records.List("above", new RecordQuery()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_all_names_as_they_were()
    {
        var team = await SaveAsync(Collection.NewBase("team", [new TextField { Name = "label" }]));
        await SaveAsync(Collection.NewBase("other") with { ListRule = "@collection.team.label ?= 'a'" });
        await SaveAsync(Collection.NewView("teams", "SELECT id, label FROM team"));

        await Should.ThrowAsync<ApiException>(() => RenameAsync(team, "other"));

        Get("other").ListRule.ShouldBe("@collection.team.label ?= 'a'");
        Get("teams").ViewQuery.ShouldBe("SELECT id, label FROM team");
        await SaveAsync(Get("teams"));
    }

    private Collection Get(string name) => _engine.Collections.Get(name);

    private Task<Collection> SaveAsync(Collection collection) => _engine.Collections.SaveAsync(collection, Aborted);

    private Task<Collection> RenameAsync(Collection collection, string name) =>
        _engine.Get<CollectionRename>().SaveAsync(collection, collection with { Name = name }, Aborted);
}
