using System.Collections.Concurrent;

namespace Holdall.Integration.Tests.Batch;

/// <summary>Many at the same time: reads, single writes and batches.</summary>
public sealed class ConcurrencyTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    private const int Connections = 8;
    private const int Rounds = 30;
    private const string Sections = NewsRoom.Sections;

    [Fact]
    public async Task Reads_writes_and_batches_of_many_lose_nothing_and_never_find_the_database_locked()
    {
        (await room.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 50, timeout = 30 } })).Status.ShouldBe(200);
        var before = await CountAsync();
        var kept = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(() => WorkAsync(worker, kept))));

        (await CountAsync() - before).ShouldBe(kept.Count);
        foreach (var id in kept) (await room.Superuser.GetAsync($"{Sections}/{id}?fields=id")).Status.ShouldBe(200);
    }

    private async Task WorkAsync(int worker, ConcurrentBag<string> kept)
    {
        for (var i = 0; i < Rounds; i++)
        {
            var name = $"s{worker}x{i}";
            var single = await room.Superuser.PostAsync(Sections, new { name });
            single.Status.ShouldBe(200, single.Text);
            kept.Add(single.Id);
            var listed = await room.Superuser.GetAsync($"{Sections}?perPage=5&filter=name='{name}'");
            listed.Items().ShouldBe(single.Id);
            var good = await BatchAsync(Create(name + "a"), Create(name + "b"), new
            {
                method = "PATCH",
                url = $"{Sections}/{single.Id}",
                body = (object)new { name = name + "c" },
            });
            good.Status.ShouldBe(200, good.Text);
            foreach (var answer in good.Json.EnumerateArray().Take(2)) kept.Add(answer.GetProperty("body").GetProperty("id").GetString()!);
            // The second item can't be done, so the first one is undone with it.
            var bad = await BatchAsync(Create(name + "lost"), new { method = "DELETE", url = $"{Sections}/nothing{worker}", body = (object)new { } });
            bad.Status.ShouldBe(400, bad.Text);
        }
    }

    private Task<TestAnswer> BatchAsync(params object[] requests) => room.Superuser.PostAsync("/api/batch", new { requests });

    private static object Create(string name) => new { method = "POST", url = Sections, body = (object)new { name } };

    private async Task<int> CountAsync() => (await room.Superuser.GetAsync(Sections + "?perPage=1")).Json.GetProperty("totalItems").GetInt32();
}
