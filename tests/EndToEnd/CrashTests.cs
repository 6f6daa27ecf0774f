using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>What is left when the process ends at once.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_killed_server_has_lost_no_write_that_it_acknowledged()
    {
        using var folder = new TempFolder();
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using (var server = await Server.StartNewAsync(folder))
        {
            await server.SignInAsync();
            await MakeCollectionAsync(server);
            var enough = new TaskCompletionSource();
            var writers = Enumerable.Range(0, 8).Select(_ => WriteAsync(server, acknowledged, enough)).ToArray();
            await Eventually.EndsAsync(enough.Task);
            await server.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var again = await Server.StartAsync(folder.File("pb_data"));
        await again.SignInAsync();
        var stored = new HashSet<string>();
        for (var page = 1; ; page++)
        {
            var answer = await again.Http.GetFromJsonAsync<JsonElement>($"/api/collections/crash/records?perPage=1000&page={page}&fields=id");
            foreach (var item in answer.GetProperty("items").EnumerateArray()) stored.Add(item.GetProperty("id").GetString()!);
            if (answer.GetProperty("totalPages").GetInt64() <= page) break;
        }

        acknowledged.Except(stored).ShouldBeEmpty();
        (await again.StopAsync()).ShouldBe(0, again.Log);
    }

    private static async Task MakeCollectionAsync(Server server)
    {
        var fields = new[] { new { name = "text", type = "text" } };
        var answer = await server.Http.PostAsJsonAsync("/api/collections", new { name = "crash", type = "base", fields });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    private static async Task WriteAsync(Server server, System.Collections.Concurrent.ConcurrentBag<string> acknowledged, TaskCompletionSource enough)
    {
        try
        {
            while (true)
            {
                var answer = await server.Http.PostAsJsonAsync("/api/collections/crash/records", new { text = new string('x', 500) });
                var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
                acknowledged.Add(body.GetProperty("id").GetString()!);
                if (acknowledged.Count > 500) enough.TrySetResult();
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            // The server is gone: what was not acknowledged may be lost.
        }
    }
}
