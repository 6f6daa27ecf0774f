using Holdall.Batch;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Records;

/// <summary>Once a password was changed, nobody goes on with a token of before, however close the two come.</summary>
public sealed class StolenTokenTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    private const string NewPassword = "abcdefghij";

    private IHooks Hooks => room.App.Services.GetRequiredService<IHooks>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thief_who_writes_all_the_time_can_not_undo_the_change_of_a_password(bool isBySuperuser)
    {
        var (path, victim, email) = await AddWriterAsync();
        using var stop = new CancellationTokenSource();
        var thieves = Enumerable.Range(0, 6).Select(async i =>
        {
            while (!stop.IsCancellationRequested) await victim.PatchAsync(path, new { nick = $"thief {i}" });
        }).ToArray();
        var change = await (isBySuperuser ? room.Superuser : victim).PatchAsync(path, new
        {
            password = NewPassword,
            passwordConfirm = NewPassword,
            oldPassword = TestApp.Password,
        });
        await stop.CancelAsync();
        await Task.WhenAll(thieves);

        change.Status.ShouldBe(200, change.Text);
        (await SignInAsync(email, NewPassword)).ShouldBe(200);
        (await SignInAsync(email, TestApp.Password)).ShouldBe(400);
        (await victim.PatchAsync(path, new { nick = "still here" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_request_whose_token_ended_on_its_way_changes_nothing()
    {
        var (path, victim, _) = await AddWriterAsync();
        var article = await victim.PostAsync(NewsRoom.Articles, new { title = "mine", owner = Id(path) });
        var before = room.App.Records.Count("articles");
        await WhileTokensEndAsync(path, async () =>
        {
            (await victim.PatchAsync(path, new { nick = "thief" })).Status.ShouldBe(401);
            (await victim.PatchAsync($"{NewsRoom.Articles}/{article.Id}", new { title = "thief's" })).Status.ShouldBe(401);
            (await victim.PostAsync(NewsRoom.Articles, new { title = "thief's", owner = Id(path) })).Status.ShouldBe(401);
            (await victim.DeleteAsync($"{NewsRoom.Articles}/{article.Id}")).Status.ShouldBe(401);
        });
        room.App.Records.Find("writers", Id(path))!.GetString("nick").ShouldBe("");
        room.App.Records.Find("articles", article.Id)!.GetString("title").ShouldBe("mine");
        room.App.Records.Count("articles").ShouldBe(before);
    }

    [Fact]
    public async Task A_batch_whose_token_ended_on_its_way_changes_nothing()
    {
        await room.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 50, timeout = 30 } });
        var (path, victim, _) = await AddWriterAsync();
        var id = Hooks.BatchRequest.Use(async (_, next) =>
        {
            await EndTokensAsync(path);
            await next();
        });
        var answer = await victim.PostAsync("/api/batch", new { requests = new[] { new { method = "PATCH", url = path, body = new { nick = "thief" } } } });
        Hooks.BatchRequest.Remove(id);
        answer.Status.ShouldBe(401);
        room.App.Records.Find("writers", Id(path))!.GetString("nick").ShouldBe("");
    }

    [Fact]
    public async Task A_batch_may_change_the_password_of_its_caller_and_go_on()
    {
        await room.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 50, timeout = 30 } });
        var (path, victim, email) = await AddWriterAsync();
        var answer = await victim.PostAsync("/api/batch", new
        {
            requests = new object[]
            {
                new { method = "PATCH", url = path, body = new { password = NewPassword, passwordConfirm = NewPassword, oldPassword = TestApp.Password } },
                new { method = "PATCH", url = path, body = new { nick = "me" } },
                new { method = "POST", url = NewsRoom.Articles, body = new { title = "mine", owner = Id(path) } },
            },
        });
        answer.Status.ShouldBe(200, answer.Text);
        (await SignInAsync(email, NewPassword)).ShouldBe(200);
    }

    [Fact]
    public async Task What_a_superuser_changes_meets_what_the_owner_changes()
    {
        var (path, victim, email) = await AddWriterAsync();
        var id = Hooks.RecordUpdateRequest.Use("writers", async (e, next) =>
        {
            if (e.Request.Auth.IsSuperuser)
                (await victim.PatchAsync(
                    path, new { password = NewPassword, passwordConfirm = NewPassword, oldPassword = TestApp.Password })).Status.ShouldBe(200);
            await next();
        });
        var answer = await room.Superuser.PatchAsync(path, new { nick = "renamed" });
        Hooks.RecordUpdateRequest.Remove(id);
        (answer.Status, answer["nick"]).ShouldBe((200, "renamed"));
        (await SignInAsync(email, NewPassword)).ShouldBe(200);
    }

    [Fact]
    public async Task A_change_of_credentials_that_was_decided_upon_older_ones_is_refused()
    {
        var (path, _, email) = await AddWriterAsync();
        var stale = room.App.Records.Find("writers", Id(path))!;
        await EndTokensAsync(path);
        stale["password"] = NewPassword;
        (await Should.ThrowAsync<ApiException>(room.App.Records.SaveAsync(stale, TestContext.Current.CancellationToken))).Status.ShouldBe(400);
        (await SignInAsync(email, TestApp.Password)).ShouldBe(200);
    }

    /// <summary>Lets the writer's tokens end in the middle of each request of theirs.</summary>
    private async Task WhileTokensEndAsync(string path, Func<Task> work)
    {
        var points = new[] { Hooks.RecordCreateRequest, Hooks.RecordUpdateRequest, Hooks.RecordDeleteRequest };
        var ids = points.Select(point => point.Use(async (e, next) =>
        {
            var key = e.Request.Auth.Record!.GetString("tokenKey");
            await EndTokensAsync(path);
            try
            {
                await next();
            }
            finally
            {
                // So that the next request gets as far as this again.
                await SetKeyAsync(path, key);
            }
        }, new HookOptions { Priority = -1 })).ToArray();
        try
        {
            await work();
        }
        finally
        {
            foreach (var (point, id) in points.Zip(ids)) point.Remove(id);
        }
    }

    private Task EndTokensAsync(string path) => SetKeyAsync(path, Guid.NewGuid().ToString("N") + "0000");

    private async Task SetKeyAsync(string path, string key)
    {
        var record = room.App.Records.Find("writers", Id(path))!;
        record["tokenKey"] = key;
        await room.App.Records.SaveAsync(record, TestContext.Current.CancellationToken);
    }

    private static string Id(string path) => path.Split('/')[^1];

    private async Task<(string Path, TestClient Client, string Email)> AddWriterAsync()
    {
        var email = $"w{Guid.NewGuid():N}@example.com";
        var id = await room.App.AddAccountAsync("writers", email);
        return ($"{NewsRoom.Writers}/{id}", await room.App.SignInAsync("writers", email), email);
    }

    private async Task<int> SignInAsync(string identity, string password) =>
        (await room.Guest.PostAsync("/api/collections/writers/auth-with-password", new { identity, password })).Status;
}
