namespace Holdall.Integration.Tests.Records;

/// <summary>Files live and die with their record.</summary>
public sealed class FileTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    [Fact]
    public async Task An_uploaded_file_is_stored_under_a_name_of_its_own()
    {
        var article = await UploadAsync("cover", "My Photo.txt", "hello");
        article["cover"]!.ShouldMatch("^my_photo_[a-z0-9]{10}\\.txt$");
        room.App.FilesOf(article.Id).ShouldBe([article["cover"]!]);
        (await room.Guest.GetAsync($"/api/files/articles/{article.Id}/{article["cover"]}")).Text.ShouldBe("hello");
    }

    [Fact]
    public async Task A_replaced_file_is_gone()
    {
        var article = await UploadAsync("cover", "a.txt", "one");
        using var form = Form("cover", "b.txt", "two");
        var updated = await room.Ann.SendAsync(HttpMethod.Patch, $"{NewsRoom.Articles}/{article.Id}", form);
        updated.Status.ShouldBe(200);
        room.App.FilesOf(article.Id).ShouldBe([updated["cover"]!]);
    }

    [Fact]
    public async Task Files_are_added_and_taken_away_one_by_one()
    {
        var article = await UploadAsync("pages", "a.txt", "one");
        using var form = Form("pages+", "b.txt", "two");
        var both = (await room.Ann.SendAsync(HttpMethod.Patch, $"{NewsRoom.Articles}/{article.Id}", form)).Json.GetProperty("pages");
        both.GetArrayLength().ShouldBe(2);
        var left = await room.Ann.PatchAsync($"{NewsRoom.Articles}/{article.Id}", new Dictionary<string, object> { ["pages-"] = both[0].GetString()! });
        left["pages"].ShouldBe($"[\"{both[1]}\"]");
        room.App.FilesOf(article.Id).ShouldBe([both[1].GetString()!]);
    }

    [Fact]
    public async Task A_save_that_is_refused_leaves_no_file()
    {
        var before = room.App.CountFiles();
        using var form = Form("cover", "a.txt", "one");
        form.Add(new StringContent("none"), "sections");
        (await room.Ann.SendAsync(HttpMethod.Post, NewsRoom.Articles, form)).Status.ShouldBe(400);
        room.App.CountFiles().ShouldBe(before);
    }

    [Fact]
    public async Task A_save_that_the_database_refuses_leaves_no_file_and_keeps_the_old_one()
    {
        await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, slug = "taken" });
        var article = await UploadAsync("cover", "a.txt", "one");
        using var form = Form("cover", "b.txt", "two");
        form.Add(new StringContent("taken"), "slug");
        (await room.Ann.SendAsync(HttpMethod.Patch, $"{NewsRoom.Articles}/{article.Id}", form)).Status.ShouldBe(400);
        room.App.FilesOf(article.Id).ShouldBe([article["cover"]!]);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        using var form = Form("cover", "a.txt", new string('x', 1001));
        (await room.Ann.SendAsync(HttpMethod.Post, NewsRoom.Articles, form)).ErrorOf("cover").ShouldBe("validation_file_size_limit");
    }

    [Fact]
    public async Task More_files_than_a_field_takes_are_refused_before_the_rule_is_asked()
    {
        using var form = Form("pages", "a.txt", "one");
        for (var i = 0; i < 3; i++) form.Add(new StringContent("more"), "pages", "b.txt");
        (await room.Guest.SendAsync(HttpMethod.Post, NewsRoom.Articles, form)).ErrorOf("pages").ShouldBe("validation_too_many_files");
    }

    [Fact]
    public async Task A_refused_update_with_too_many_files_does_not_tell_whether_the_record_is_there()
    {
        var article = await UploadAsync("cover", "a.txt", "one");
        foreach (var id in new[] { article.Id, "missing" })
        {
            using var form = Form("pages", "a.txt", "one");
            for (var i = 0; i < 3; i++) form.Add(new StringContent("more"), "pages", "b.txt");
            (await room.Guest.SendAsync(HttpMethod.Patch, $"{NewsRoom.Articles}/{id}", form)).ErrorOf("pages").ShouldBe("validation_too_many_files");
        }
    }

    [Fact]
    public async Task A_record_takes_no_name_of_a_file_that_it_does_not_have()
    {
        var answer = await room.Ann.PostAsync(NewsRoom.Articles, new { title = "t", owner = room.AnnId, cover = "../../data.db" });
        answer.ErrorOf("cover").ShouldBe("validation_invalid_file");
    }

    [Fact]
    public async Task The_files_of_a_deleted_record_are_gone()
    {
        var article = await UploadAsync("cover", "a.txt", "one");
        (await room.Ann.DeleteAsync($"{NewsRoom.Articles}/{article.Id}")).Status.ShouldBe(204);
        var until = TimeProvider.System.GetTimestamp();
        while (room.App.FilesOf(article.Id).Count > 0 && TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(5)) await Task.Yield();
        room.App.FilesOf(article.Id).ShouldBeEmpty();
    }

    private async Task<TestAnswer> UploadAsync(string field, string name, string text)
    {
        using var form = Form(field, name, text);
        var answer = await room.Ann.SendAsync(HttpMethod.Post, NewsRoom.Articles, form);
        answer.Status.ShouldBe(200, answer.Text);
        return answer;
    }

    private MultipartFormDataContent Form(string field, string name, string text) => new()
    {
        { new StringContent("t"), "title" }, { new StringContent(room.AnnId), "owner" }, { new StringContent("true"), "public" },
        { new StringContent(text), field, name },
    };
}
