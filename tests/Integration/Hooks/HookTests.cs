using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Integration.Tests.Hooks;

/// <summary>When hooks run, and what is left when one of them fails or stops the chain.</summary>
public sealed class HookTests : IAsyncLifetime
{
    private readonly HooksPlugin _plugin = new();
    private TestApp _app = null!;

    private HookScript Script => _plugin.Script;

    public async ValueTask InitializeAsync() => _app = await NewsRoom.StartAsync(_plugin);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Hooks_of_a_save_run_in_their_order()
    {
        var id = (await AddAsync()).Id;
        Script.Told().ShouldBe("CreateRequest Create Validate CreateExecute AfterCreateSuccess Enrich");
        Script.Calls.Clear();
        await _app.Superuser.PatchAsync($"{NewsRoom.Articles}/{id}", new { title = "u" });
        Script.Told().ShouldBe("UpdateRequest Update Validate UpdateExecute AfterUpdateSuccess Enrich");
        Script.Calls.Clear();
        await _app.Superuser.DeleteAsync($"{NewsRoom.Articles}/{id}");
        Script.Told().ShouldBe("DeleteRequest Delete DeleteExecute AfterDeleteSuccess");
    }

    [Theory]
    [InlineData("CreateRequest", "CreateRequest")]
    [InlineData("Create", "CreateRequest Create AfterCreateError")]
    [InlineData("Validate", "CreateRequest Create Validate AfterCreateError")]
    [InlineData("CreateExecute", "CreateRequest Create Validate CreateExecute AfterCreateError")]
    public async Task A_hook_that_fails_before_the_commit_leaves_neither_row_nor_file(string at, string told)
    {
        Script.FailAt(at);
        var answer = await UploadAsync();
        (answer.Status, answer["message"], answer["data"]).ShouldBe((400, "Failed to create record.", "{}"));
        answer.Text.ShouldNotContain("secret");
        Script.Told().ShouldBe(told);
        _app.Records.Count("articles").ShouldBe(0);
        _app.CountFiles().ShouldBe(0);
    }

    [Fact]
    public async Task After_a_save_hooks_can_still_tell_what_was_before()
    {
        var id = (await AddAsync()).Id;
        var seen = "";
        Script.Reset("AfterUpdateSuccess", e =>
        {
            var record = ((RecordEvent)e).Record;
            seen = $"{record.GetOriginal("title")} {record["title"]} {record.HasChanged("title")} {record.IsUnsaved("title")}";
            return Task.FromResult(true);
        });
        (await _app.Superuser.PatchAsync($"{NewsRoom.Articles}/{id}", new { title = "u" })).Status.ShouldBe(200);
        seen.ShouldBe("t u True False");
    }

    [Theory]
    [InlineData("Update")]
    [InlineData("UpdateExecute")]
    public async Task A_hook_that_fails_in_an_update_leaves_everything_as_it_was(string at)
    {
        var id = (await AddAsync()).Id;
        Script.FailAt(at);
        var answer = await _app.Superuser.PatchAsync($"{NewsRoom.Articles}/{id}", new { title = "changed" });
        (answer.Status, answer["message"]).ShouldBe((400, "Failed to update record."));
        Script.Told().ShouldEndWith("AfterUpdateError");
        _app.Records.Find("articles", id)!.GetString("title").ShouldBe("t");
    }

    [Theory]
    [InlineData("Delete")]
    [InlineData("DeleteExecute")]
    public async Task A_hook_that_fails_in_a_deletion_keeps_the_record_its_files_and_what_depends_on_it(string at)
    {
        Script.Reset("", static _ => Task.FromResult(true));
        var article = await UploadAsync();
        await _app.Superuser.PostAsync(NewsRoom.Notes, new { text = "n", article = article.Id });
        Script.FailAt(at);
        (await _app.Superuser.DeleteAsync($"{NewsRoom.Articles}/{article.Id}")).Status.ShouldBe(400);
        Script.Told().ShouldEndWith("AfterDeleteError");
        _app.FilesOf(article.Id).Count.ShouldBe(1);
        _app.Records.Count("notes").ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_after_the_row_undoes_the_row()
    {
        Script.Reset("CreateExecute", static _ => Task.FromResult(true));
        var hooks = _app.Services.GetRequiredService<IHooks>();
        hooks.RecordCreateExecute.Use("articles", async (_, next) =>
        {
            await next();
            throw new InvalidOperationException("too late");
        });
        (await UploadAsync()).Status.ShouldBe(400);
        Script.Told().ShouldEndWith("AfterCreateError");
        _app.Records.Count("articles").ShouldBe(0);
        _app.CountFiles().ShouldBe(0);
    }

    [Fact]
    public async Task A_hook_that_fails_after_the_commit_undoes_nothing()
    {
        Script.FailAt("AfterCreateSuccess");
        await UploadAsync();
        _app.Records.Count("articles").ShouldBe(1);
        _app.CountFiles().ShouldBe(1);
    }

    [Fact]
    public async Task A_hook_after_the_commit_sees_the_row_from_outside()
    {
        var seen = -1L;
        Script.Reset("AfterCreateSuccess", e =>
        {
            _app.Services.GetRequiredService<ITransactions>().IsActive.ShouldBeFalse();
            seen = _app.Records.Count("articles");
            return Task.FromResult(true);
        });
        (await AddAsync()).Status.ShouldBe(200);
        seen.ShouldBe(1);
    }

    [Fact]
    public async Task A_hook_may_refuse_with_an_error_of_its_own()
    {
        Script.Reset("Create", static _ => throw new ApiException(418, "I'm a teapot."));
        var answer = await AddAsync();
        (answer.Status, answer["message"]).ShouldBe((418, "I'm a teapot."));
    }

    [Fact]
    public async Task A_hook_that_stops_the_chain_saves_nothing()
    {
        Script.Reset("CreateRequest", static async e =>
        {
            var request = ((RecordRequestEvent)e).Request;
            await request.JsonAsync(202, 0, static (json, _) => json.WriteStringValue("taken over"));
            return false;
        });
        var answer = await AddAsync();
        (answer.Status, answer.Text.Trim()).ShouldBe((202, "\"taken over\""));
        Script.Told().ShouldBe("CreateRequest");
        _app.Records.Count("articles").ShouldBe(0);
    }

    [Fact]
    public async Task A_hook_changes_the_record_before_it_is_checked_and_stored()
    {
        Script.Reset("Create", static e =>
        {
            var record = ((RecordEvent)e).Record;
            record["slug"] = record.GetString("title") + "-slug";
            return Task.FromResult(true);
        });
        var answer = await AddAsync();
        answer["slug"].ShouldBe("t-slug");
        _app.Records.Find("articles", answer.Id)!.GetString("slug").ShouldBe("t-slug");
    }

    [Fact]
    public async Task What_a_hook_saves_inside_is_undone_with_the_rest()
    {
        Script.Reset("CreateExecute", async e =>
        {
            await SaveSectionAsync("inside");
            throw new InvalidOperationException("after all not");
        });
        (await AddAsync()).Status.ShouldBe(400);
        _app.Records.Count("sections").ShouldBe(0);
    }

    [Fact]
    public async Task What_a_hook_saves_inside_is_committed_with_the_rest()
    {
        Script.Reset("CreateExecute", async e =>
        {
            await SaveSectionAsync("inside");
            return true;
        });
        (await AddAsync()).Status.ShouldBe(200);
        _app.Records.Count("sections").ShouldBe(1);
    }

    [Fact]
    public async Task Success_is_told_once_the_outermost_transaction_has_committed()
    {
        var transactions = _app.Services.GetRequiredService<ITransactions>();
        var collections = _app.Services.GetRequiredService<Holdall.Collections.ICollections>();
        Script.Reset("", static _ => Task.FromResult(true));
        await transactions.RunAsync(async () =>
        {
            await _app.Records.SaveAsync(new Record(collections.Get("articles")) { ["title"] = "one" });
            await _app.Records.SaveAsync(new Record(collections.Get("articles")) { ["title"] = "two" });
            Script.Told().ShouldNotContain("After");
        });
        Script.Told().ShouldEndWith("AfterCreateSuccess AfterCreateSuccess");
    }

    [Fact]
    public async Task A_transaction_that_fails_tells_all_that_were_saved_in_it()
    {
        var transactions = _app.Services.GetRequiredService<ITransactions>();
        var collections = _app.Services.GetRequiredService<Holdall.Collections.ICollections>();
        Script.Reset("", static _ => Task.FromResult(true));
        await Should.ThrowAsync<InvalidOperationException>(transactions.RunAsync(async () =>
        {
            await _app.Records.SaveAsync(new Record(collections.Get("articles")) { ["title"] = "one" });
            throw new InvalidOperationException("no");
        }));
        Script.Told().ShouldEndWith("AfterCreateError");
        Script.Told().ShouldNotContain("Success");
        _app.Records.Count("articles").ShouldBe(0);
    }

    private Task<TestAnswer> AddAsync() => _app.Superuser.PostAsync(NewsRoom.Articles, new { title = "t" });

    private async Task<TestAnswer> UploadAsync()
    {
        using var form = new MultipartFormDataContent { { new StringContent("t"), "title" }, { new StringContent("text"), "cover", "a.txt" } };
        return await _app.Superuser.SendAsync(HttpMethod.Post, NewsRoom.Articles, form);
    }

    private Task SaveSectionAsync(string name) =>
        _app.Records.SaveAsync(new Record(_app.Services.GetRequiredService<Holdall.Collections.ICollections>().Get("sections")) { ["name"] = name });
}
