namespace Holdall.Integration.Tests.Records;

/// <summary>What a record shows, and to whom.</summary>
public sealed class ShownFieldTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    [Fact]
    public async Task Hidden_fields_are_for_superusers()
    {
        var id = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "n", secret = "s" })).Id;
        (await room.Superuser.GetAsync($"{NewsRoom.Sections}/{id}"))["secret"].ShouldBe("s");
        (await room.Ann.GetAsync($"{NewsRoom.Sections}/{id}"))["secret"].ShouldBeNull();
    }

    [Fact]
    public async Task Hidden_fields_are_set_by_superusers_only()
    {
        var id = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, draft = "x" })).Id;
        (await room.Superuser.GetAsync($"{NewsRoom.Articles}/{id}"))["draft"].ShouldBe("");
        (await room.Superuser.PatchAsync($"{NewsRoom.Articles}/{id}", new { draft = "y" }))["draft"].ShouldBe("y");
    }

    [Fact]
    public async Task An_address_is_shown_to_its_owner_and_to_superusers()
    {
        var path = $"{NewsRoom.Writers}/{room.AnnId}";
        (await room.Ann.GetAsync(path))["email"].ShouldBe("ann@example.com");
        (await room.Superuser.GetAsync(path))["email"].ShouldBe("ann@example.com");
        (await room.Bob.GetAsync(path))["email"].ShouldBeNull();
        (await room.Guest.GetAsync(path))["email"].ShouldBeNull();
    }

    [Fact]
    public async Task An_address_is_shown_when_its_owner_says_so()
    {
        var id = await room.App.AddAccountAsync("writers", "eve@example.com");
        var eve = await room.App.SignInAsync("writers", "eve@example.com");
        (await eve.PatchAsync($"{NewsRoom.Writers}/{id}", new { emailVisibility = true })).Status.ShouldBe(200);
        (await room.Guest.GetAsync($"{NewsRoom.Writers}/{id}"))["email"].ShouldBe("eve@example.com");
        (await room.Guest.GetAsync($"{NewsRoom.Writers}?filter=email='eve@example.com'")).Items().ShouldBe(id);
        (await room.Guest.GetAsync($"{NewsRoom.Writers}?filter=email='bob@example.com'")).Items().ShouldBe("");
    }

    [Fact]
    public async Task A_manage_rule_shows_addresses_also_to_guests()
    {
        const string writers = "/api/collections/writers";
        (await room.Superuser.PatchAsync(writers, new { manageRule = "id != ''" })).Status.ShouldBe(200);
        (await room.Guest.GetAsync($"{NewsRoom.Writers}/{room.BobId}"))["email"].ShouldBe("bob@example.com");
        (await room.Guest.PatchAsync($"{NewsRoom.Writers}/{room.BobId}", new { verified = true })).Status.ShouldBe(404);
        (await room.Superuser.PatchAsync(writers, new { manageRule = (string?)null })).Status.ShouldBe(200);
        (await room.Guest.GetAsync($"{NewsRoom.Writers}/{room.BobId}"))["email"].ShouldBeNull();
    }

    [Fact]
    public async Task Passwords_and_keys_are_never_shown()
    {
        var text = (await room.Superuser.GetAsync($"{NewsRoom.Writers}/{room.AnnId}")).Text;
        text.ShouldNotContain("password");
        text.ShouldNotContain("tokenKey");
    }

    [Fact]
    public async Task A_client_picks_the_fields()
    {
        var id = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "<p>one two three</p>" })).Id;
        (await room.Guest.GetAsync($"{NewsRoom.Sections}/{id}?fields=id")).Text.Trim().ShouldBe($$"""{"id":"{{id}}"}""");
        (await room.Guest.GetAsync($"{NewsRoom.Sections}/{id}?fields=name:excerpt(7,true)"))["name"].ShouldBe("one two...");
        (await room.Guest.GetAsync($"{NewsRoom.Sections}?perPage=1&fields=items.id&filter=id='{id}'")).Text.ShouldNotContain("collectionName");
    }

    [Fact]
    public async Task Related_records_are_expanded_as_far_as_they_may_be_viewed()
    {
        var section = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "s", secret = "x" })).Id;
        var article = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, sections = new[] { section } })).Id;
        var note = (await room.Ann.PostAsync(NewsRoom.Notes, new { text = "n", article })).Id;

        var answer = (await room.Ann.GetAsync($"{NewsRoom.Notes}/{note}?expand=article.owner,article.sections")).Json;
        var expanded = answer.GetProperty("expand").GetProperty("article");
        expanded.GetProperty("id").GetString().ShouldBe(article);
        expanded.GetProperty("expand").GetProperty("owner").GetProperty("email").GetString().ShouldBe("ann@example.com");
        var shown = expanded.GetProperty("expand").GetProperty("sections")[0];
        shown.GetProperty("name").GetString().ShouldBe("s");
        shown.TryGetProperty("secret", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Back_relations_are_expanded_by_the_rules_of_their_collection()
    {
        var article = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, @public = true })).Id;
        await room.Ann.PostAsync(NewsRoom.Notes, new { text = "n", article });
        var path = $"{NewsRoom.Articles}/{article}?expand=notes_via_article";
        (await room.Ann.GetAsync(path)).Json.GetProperty("expand").GetProperty("notes_via_article").GetArrayLength().ShouldBe(1);
        (await room.Guest.GetAsync(path)).Text.ShouldNotContain("notes_via_article");
    }
}
