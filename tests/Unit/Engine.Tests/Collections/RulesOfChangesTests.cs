using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.TestKit.App;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Collections;

/// <summary>Rules that speak of what changes in the same request.</summary>
public sealed class RulesOfChangesTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync(_folder);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("team.memb_via_team.u ?= 'x'")]
    [InlineData("@collection.memb.u ?= 'x'")]
    [InlineData("team.crew_via_team.u ?= 'x'")]
    [InlineData("@collection.crew.u ?= 'x'")]
    public async Task A_collection_can_be_renamed_whose_own_rules_call_it_by_its_former_or_its_new_name(string rule)
    {
        var team = await SaveAsync("team");
        var memb = await SaveAsync("memb", new TextField { Name = "u" }, new RelationField { Name = "team", CollectionId = team.Id, MaxSelect = 1 });
        await _engine.Collections.SaveAsync(memb with { Name = "crew", ListRule = rule });
        _engine.Collections.Find("memb").ShouldBeNull();
        _engine.Collections.Get("crew").ListRule.ShouldBe(rule);
    }

    [Fact]
    public async Task The_name_before_the_former_one_is_unknown()
    {
        var memb = await SaveAsync("memb", new TextField { Name = "u" });
        memb = await _engine.Collections.SaveAsync(memb with { Name = "crew", ListRule = "@collection.memb.u ?= 'x'" });
        (await ErrorsAsync(memb with { Name = "gang" })).Find("listRule")!.Message.ShouldBe(
            "Invalid rule. Raw error: invalid left operand \"@collection.memb.u\""
            + " - failed to load collection \"memb\" from field path \"@collection.memb.u\"");
    }

    [Theory]
    [InlineData("r.title")]
    [InlineData("r.id")]
    [InlineData("@request.body.r.x")]
    public async Task A_relation_to_a_collection_that_does_not_exist_is_wrong_as_a_field_and_in_a_rule(string operand)
    {
        var errors = await ErrorsAsync(new Collection
        {
            Name = "x",
            Fields = [new RelationField { Name = "r", CollectionId = "nowhere", MaxSelect = 1 }],
            ListRule = operand + " = 'a'",
        });
        errors.Find("fields.1.collectionId")!.Code.ShouldBe("validation_field_relation_missing_collection");
        errors.Find("listRule")!.Message.ShouldBe($"Invalid rule. Raw error: invalid left operand \"{operand}\" - failed to load field \"r\" collection");
    }

    private Task<Collection> SaveAsync(string name, params Field[] fields) =>
        _engine.Collections.SaveAsync(new Collection { Name = name, Fields = FieldList.Create(fields) });

    private async Task<FieldErrors> ErrorsAsync(Collection collection) =>
        (await Should.ThrowAsync<ApiException>(() => _engine.Collections.SaveAsync(collection))).Errors;
}
