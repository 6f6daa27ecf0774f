namespace Holdall.Integration.Tests.Records;

/// <summary>Who may do what.</summary>
public sealed class RuleTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    [Fact]
    public async Task A_locked_action_is_for_superusers_only()
    {
        (await room.Ann.PostAsync(NewsRoom.Sections, new { name = "x" })).Status.ShouldBe(403);
        (await room.Guest.PostAsync(NewsRoom.Sections, new { name = "x" })).Status.ShouldBe(403);
        (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "x" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_create_rule_refuses_what_does_not_satisfy_it()
    {
        (await room.Guest.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Status.ShouldBe(400);
        (await room.Bob.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Status.ShouldBe(400);
        (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_rule_is_asked_before_the_fields_are_checked()
    {
        var answer = await room.Guest.PostAsync(NewsRoom.Articles, new { title = "" });
        (answer.Status, answer["message"], answer["data"]).ShouldBe((400, "Failed to create record.", "{}"));
    }

    [Fact]
    public async Task A_rule_sees_that_an_autodate_was_sent_though_it_is_not_set()
    {
        const string Rule = "@request.body.made:isset = true";
        await room.Superuser.PostAsync("/api/collections", new
        {
            name = "dated",
            type = "base",
            createRule = Rule,
            updateRule = Rule,
            fields = new[] { new { name = "made", type = "autodate", onCreate = true } },
        });

        (await room.Guest.PostAsync("/api/collections/dated/records", new { id = "dated0000000001", made = "2020-01-01" })).Status.ShouldBe(200);
        (await room.Guest.PatchAsync("/api/collections/dated/records/dated0000000001", new { made = "" })).Status.ShouldBe(200);
        (await room.Guest.PatchAsync("/api/collections/dated/records/dated0000000001", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_list_shows_what_its_rule_lets_through()
    {
        var mark = NewMark();
        await room.Ann.PostAsync(NewsRoom.Articles, new { id = mark + "a", title = mark, owner = room.AnnId });
        await room.Bob.PostAsync(NewsRoom.Articles, new { id = mark + "b", title = mark, owner = room.BobId, @public = true });
        var list = $"{NewsRoom.Articles}?sort=id&filter=title='{mark}'";

        (await room.Guest.GetAsync(list)).Items().ShouldBe(mark + "b");
        (await room.Ann.GetAsync(list)).Items().ShouldBe($"{mark}a {mark}b");
        (await room.Superuser.GetAsync(list))["totalItems"].ShouldBe("2");
    }

    [Fact]
    public async Task What_may_not_be_viewed_looks_as_if_it_did_not_exist()
    {
        var id = await AddArticleAsync();
        var (hidden, missing) = (await room.Bob.GetAsync($"{NewsRoom.Articles}/{id}"), await room.Bob.GetAsync($"{NewsRoom.Articles}/nothing"));
        hidden.ShouldBe(missing);
        hidden.Status.ShouldBe(404);
        (await room.Ann.GetAsync($"{NewsRoom.Articles}/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_update_rule_is_asked_of_the_stored_record_and_of_the_body()
    {
        var id = await AddArticleAsync();
        (await room.Bob.PatchAsync($"{NewsRoom.Articles}/{id}", new { title = "stolen" })).Status.ShouldBe(404);
        (await room.Ann.PatchAsync($"{NewsRoom.Articles}/{id}", new { owner = room.BobId })).Status.ShouldBe(404);
        (await room.Ann.PatchAsync($"{NewsRoom.Articles}/{id}", new { owner = room.AnnId, title = "mine" }))["title"].ShouldBe("mine");
    }

    [Fact]
    public async Task A_delete_rule_protects_a_record()
    {
        var id = await AddArticleAsync();
        (await room.Bob.DeleteAsync($"{NewsRoom.Articles}/{id}")).Status.ShouldBe(404);
        (await room.Ann.DeleteAsync($"{NewsRoom.Articles}/{id}")).Status.ShouldBe(204);
        (await room.Ann.GetAsync($"{NewsRoom.Articles}/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_rule_reaches_through_a_relation()
    {
        var article = await AddArticleAsync();
        (await room.Bob.PostAsync(NewsRoom.Notes, new { text = "n", article })).Status.ShouldBe(400);
        var note = (await room.Ann.PostAsync(NewsRoom.Notes, new { text = "n", article })).Id;
        (await room.Ann.GetAsync($"{NewsRoom.Notes}/{note}")).Status.ShouldBe(200);
        (await room.Bob.GetAsync($"{NewsRoom.Notes}?filter=id='{note}'"))["totalItems"].ShouldBe("0");
    }

    [Fact]
    public async Task A_client_does_not_filter_by_hidden_fields()
    {
        (await room.Guest.GetAsync($"{NewsRoom.Articles}?filter=draft='x'")).Status.ShouldBe(400);
        (await room.Superuser.GetAsync($"{NewsRoom.Articles}?filter=draft='x'")).Status.ShouldBe(200);
        (await room.Guest.GetAsync($"{NewsRoom.Articles}?filter=@collection.notes.id!=''")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_create_rule_sees_a_hash_and_not_the_password()
    {
        var writers = "/api/collections/writers";
        (await room.Superuser.PatchAsync(writers, new { createRule = "password = '1234567890'" })).Status.ShouldBe(200);
        (await room.Guest.PostAsync(NewsRoom.Writers, Account())).Status.ShouldBe(400);
        (await room.Superuser.PatchAsync(writers, new { createRule = "password ~ '$2%' && verified = false" })).Status.ShouldBe(200);
        (await room.Guest.PostAsync(NewsRoom.Writers, Account())).Status.ShouldBe(200);
        (await room.Superuser.PatchAsync(writers, new { createRule = "" })).Status.ShouldBe(200);
    }

    private static object Account() => new { email = NewMark() + "@example.com", password = TestApp.Password, passwordConfirm = TestApp.Password };

    private static string NewMark() => Guid.NewGuid().ToString("N")[..12];

    private async Task<string> AddArticleAsync() => (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Id;
}
