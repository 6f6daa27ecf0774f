using System.Collections.Concurrent;
using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth;

/// <summary>Whatever ends a token ends it at once, also for requests that are on their way, however many there are.</summary>
public sealed class EndedTokenTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    private const string NewPassword = "abcdefghij";
    private const int Thieves = 6;
    private const int LateRequests = 60;

    [Theory]
    [InlineData("password")]
    [InlineData("address")]
    [InlineData("deletion")]
    [InlineData("secret")]
    public async Task Nothing_is_stored_for_a_token_once_its_end_was_answered(string how)
    {
        for (var round = 0; round < 3; round++)
        {
            var writer = await AddWriterAsync();
            var late = new ConcurrentBag<int>();
            var (hasEnded, mayStop) = (0, 0);
            var thieves = Enumerable.Range(0, Thieves).Select(i => Task.Run(async () =>
            {
                for (var turn = i; Volatile.Read(ref mayStop) == 0; turn++)
                {
                    var isLate = Volatile.Read(ref hasEnded) == 1;
                    var status = await StealAsync(writer, turn);
                    if (isLate) late.Add(status);
                }
            })).ToArray();
            await Eventually.HoldsAsync(() => Articles(writer) > Thieves);

            (await EndAsync(writer, how)).ShouldBeInRange(200, 204);
            Volatile.Write(ref hasEnded, 1);
            var (articles, nick) = (Articles(writer), Nick(writer));
            await Eventually.HoldsAsync(() => late.Count >= LateRequests);
            Volatile.Write(ref mayStop, 1);
            await Task.WhenAll(thieves);

            late.ShouldAllBe(status => status >= 400);
            (Articles(writer), Nick(writer)).ShouldBe((articles, nick));
        }
    }

    [Theory]
    [InlineData("password")]
    [InlineData("address")]
    [InlineData("deletion")]
    [InlineData("secret")]
    public async Task A_request_whose_token_ends_while_it_is_handled_stores_nothing(string how)
    {
        var writer = await AddWriterAsync();
        var hooks = room.App.Services.GetRequiredService<IHooks>();
        var points = new[] { hooks.RecordCreateRequest, hooks.RecordUpdateRequest };
        var ids = points.Select(point => point.Use(async (e, next) =>
        {
            if (e.Request.Auth.Record?.Id == writer.Id) (await EndAsync(writer, how)).ShouldBeInRange(200, 204);
            await next();
        }, new HookOptions { Priority = -1 })).ToArray();
        try
        {
            // Of a deleted account it is said that there is no such owner.
            var status = (await writer.Client.PostAsync(NewsRoom.Articles, new { title = "late", owner = writer.Id })).Status;
            status.ShouldBe(how == "deletion" ? 400 : 401);
        }
        finally
        {
            foreach (var (point, id) in points.Zip(ids)) point.Remove(id);
        }

        Articles(writer).ShouldBe(0);
    }

    private static async Task<int> StealAsync(Writer writer, int turn) => (await ((turn % 3) switch
    {
        0 => writer.Client.PatchAsync(writer.Path, new { nick = $"thief {turn}" }),
        1 => writer.Client.PostAsync(NewsRoom.Articles, new { title = $"thief {turn}", owner = writer.Id }),
        _ => writer.Client.PostAsync("/api/collections/writers/auth-refresh", new { }),
    })).Status;

    private async Task<int> EndAsync(Writer writer, string how) => (await (how switch
    {
        "password" => room.Superuser.PatchAsync(writer.Path, new { password = NewPassword, passwordConfirm = NewPassword }),
        "address" => room.Superuser.PatchAsync(writer.Path, new { email = "new-" + writer.Email }),
        "deletion" => room.Superuser.DeleteAsync(writer.Path),
        _ => room.Superuser.PatchAsync("/api/collections/writers", new { authToken = new { secret = Guid.NewGuid().ToString("N") } }),
    })).Status;

    private long Articles(Writer writer) => room.App.Records.Count("articles", "owner = {:owner}", ("owner", writer.Id));

    private string? Nick(Writer writer) => room.App.Records.Find("writers", writer.Id)?.GetString("nick");

    private async Task<Writer> AddWriterAsync()
    {
        var email = $"w{Guid.NewGuid():N}@example.com";
        var id = await room.App.AddAccountAsync("writers", email);
        return new Writer(id, email, await room.App.SignInAsync("writers", email));
    }

    private sealed record Writer(string Id, string Email, TestClient Client)
    {
        public string Path => $"{NewsRoom.Writers}/{Id}";
    }
}
