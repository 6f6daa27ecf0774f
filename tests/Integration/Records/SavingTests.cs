namespace Holdall.Integration.Tests.Records;

/// <summary>What saving and deleting do to values and to other records.</summary>
public sealed class SavingTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    [Fact]
    public async Task Modifiers_change_what_is_there()
    {
        var id = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, views = 5, labels = new[] { "a" } })).Id;
        var path = $"{NewsRoom.Articles}/{id}";

        (await room.Ann.PatchAsync(path, new Dictionary<string, object> { ["views+"] = 3, ["labels+"] = "b" }))["views"].ShouldBe("8");
        (await room.Ann.PatchAsync(path, new Dictionary<string, object> { ["views-"] = 10, ["+labels"] = "c" }))["labels"].ShouldBe("""["c","a","b"]""");
        var last = await room.Ann.PatchAsync(path, new Dictionary<string, object> { ["labels-"] = new[] { "a", "c" } });
        (last["views"], last["labels"]).ShouldBe(("-2", """["b"]"""));
    }

    [Fact]
    public async Task A_text_that_must_be_unique_is_refused_the_second_time()
    {
        var body = new { title = "t", owner = room.AnnId, slug = "once" };
        (await room.Ann.PostAsync(NewsRoom.Articles, body)).Status.ShouldBe(200);
        var answer = await room.Ann.PostAsync(NewsRoom.Articles, body);
        (answer.Status, answer.ErrorOf("slug")).ShouldBe((400, "validation_not_unique"));
    }

    [Fact]
    public async Task A_password_that_is_too_long_to_be_hashed_is_refused_before_the_fields_are_checked()
    {
        var password = new string('x', 70) + "é€";
        var body = new { email = "long@example.com", password, passwordConfirm = password };
        var answer = await room.Guest.PostAsync(NewsRoom.Writers, body);
        (answer.Status, answer["message"], answer["data"]).ShouldBe((400, "Failed to create record.", "{}"));
        (await room.Superuser.PostAsync(NewsRoom.Writers, body)).ErrorOf("password").ShouldBe("validation_invalid_value");
    }

    [Fact]
    public async Task All_errors_of_fields_come_together()
    {
        var answer = await room.Ann.PostAsync(NewsRoom.Articles, new
        {
            title = new string('x', 41),
            owner = room.AnnId,
            labels = new[] { "z" },
            sections = new[] { "none" },
        });
        answer.Status.ShouldBe(400);
        answer.ErrorOf("title").ShouldBe("validation_max_text_constraint");
        answer.ErrorOf("labels").ShouldBe("validation_invalid_value");
        answer.ErrorOf("sections").ShouldBe("validation_missing_rel_records");
    }

    [Fact]
    public async Task An_update_leaves_alone_what_is_not_in_the_body()
    {
        var article = await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, views = 7, @public = true });
        var updated = await room.Ann.PatchAsync($"{NewsRoom.Articles}/{article.Id}", new { title = "u" });
        (updated["title"], updated["views"], updated["public"], updated["created"]).ShouldBe(("u", "7", "True", article["created"]));
    }

    [Fact]
    public async Task The_id_of_a_record_can_not_be_changed()
    {
        var id = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Id;
        (await room.Ann.PatchAsync($"{NewsRoom.Articles}/{id}", new { id = "another" })).ErrorOf("id").ShouldBe("validation_pk_change");
    }

    [Fact]
    public async Task What_depends_on_a_deleted_record_goes_with_it()
    {
        var article = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId })).Id;
        var note = (await room.Ann.PostAsync(NewsRoom.Notes, new { text = "n", article })).Id;
        (await room.Ann.DeleteAsync($"{NewsRoom.Articles}/{article}")).Status.ShouldBe(204);
        (await room.Superuser.GetAsync($"{NewsRoom.Notes}/{note}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task References_to_a_deleted_record_are_taken_away()
    {
        var section = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "s" })).Id;
        var other = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "o" })).Id;
        var article = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, sections = new[] { section, other } })).Id;
        (await room.Superuser.DeleteAsync($"{NewsRoom.Sections}/{section}")).Status.ShouldBe(204);
        (await room.Ann.GetAsync($"{NewsRoom.Articles}/{article}"))["sections"].ShouldBe($"[\"{other}\"]");
    }

    [Fact]
    public async Task A_record_that_is_required_elsewhere_stays()
    {
        await room.App.AddCollectionAsync(
            """{"name":"pins","type":"base","fields":[{"name":"section","type":"relation","collectionId":"sections_id","maxSelect":1,"required":true}]}""");
        var section = (await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "s" })).Id;
        (await room.Superuser.PostAsync("/api/collections/pins/records", new { section })).Status.ShouldBe(200);
        var answer = await room.Superuser.DeleteAsync($"{NewsRoom.Sections}/{section}");
        answer.Status.ShouldBe(400);
        answer["message"]!.ShouldContain("required relation reference");
        (await room.Superuser.GetAsync($"{NewsRoom.Sections}/{section}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Pages_have_totals_unless_they_are_not_wanted()
    {
        for (var i = 0; i < 5; i++) await room.Superuser.PostAsync(NewsRoom.Sections, new { name = "page" });
        var page = await room.Guest.GetAsync($"{NewsRoom.Sections}?page=2&perPage=2&filter=name='page'");
        (page["totalItems"], page["totalPages"]).ShouldBe(("5", "3"));
        page.Json.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await room.Guest.GetAsync($"{NewsRoom.Sections}?perPage=2&skipTotal=1&filter=name='page'"))["totalItems"].ShouldBe("-1");
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing()
    {
        var id = (await room.Ann.PostAsync(NewsRoom.Articles, new { title = "counted", owner = room.AnnId })).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => WorkAsync(id, worker)));
        answers.SelectMany(statuses => statuses).ShouldAllBe(status => status == 200);
        (await room.Ann.GetAsync($"{NewsRoom.Articles}?perPage=1&filter=title~'at once'"))["totalItems"].ShouldBe("200");
    }

    private async Task<List<int>> WorkAsync(string id, int worker)
    {
        var statuses = new List<int>();
        for (var i = 0; i < 25; i++)
        {
            statuses.Add((await room.Ann.PostAsync(NewsRoom.Articles, new { title = $"at once {worker} {i}", owner = room.AnnId })).Status);
            statuses.Add((await room.Ann.PatchAsync($"{NewsRoom.Articles}/{id}", new { views = i })).Status);
            statuses.Add((await room.Ann.GetAsync($"{NewsRoom.Articles}?filter=title~'at once'")).Status);
        }

        return statuses;
    }
}
