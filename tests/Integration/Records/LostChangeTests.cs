using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Records;

/// <summary>Many change one record at the same time: every change that was answered with 200 is there in the end.</summary>
public sealed class LostChangeTests : IAsyncLifetime
{
    private const int Clients = 8;
    private const int Rounds = 100;
    private const string Plain = "counters";

    /// <summary>As <see cref="Plain"/>, but hooks take part in each save, so that it is a transaction of its own.</summary>
    private const string Hooked = "hooked";

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await NewsRoom.StartAsync();
        foreach (var name in new[] { Plain, Hooked }) await _app.AddCollectionAsync(Json(name));
        // It reads, adds and writes: right only if it sees the row as it stands.
        _app.Services.GetRequiredService<IHooks>().RecordUpdate.Use(Hooked, (e, next) =>
        {
            e.Record["revision"] = e.Record.GetNumber("revision") + 1;
            return next();
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(Plain)]
    [InlineData(Hooked)]
    public async Task Everything_that_is_added_to_a_number_is_there(string collection)
    {
        var path = await AddAsync(collection);
        await EachAsync(Rounds, _ => PatchAsync(path, new Dictionary<string, object> { ["n+"] = 3, ["m-"] = 1 }));
        var record = await _app.Guest.GetAsync(path);
        (record["n"], record["m"]).ShouldBe(("300", "-100"));
        if (collection == Hooked) record["revision"].ShouldBe("100");
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Hooked)]
    public async Task Items_that_are_added_to_a_list_or_taken_from_it_are_there_or_gone(string collection)
    {
        var path = await AddAsync(collection, new { tags = new[] { "t20", "t21", "t22", "t23" } });
        await EachAsync(
            20,
            i => PatchAsync(path, new Dictionary<string, object> { [i % 2 == 0 ? "tags+" : "+tags"] = $"t{i}", [i % 2 == 0 ? "n+" : "tags-"] = i % 2 == 0 ? 1 : $"t{20 + (i / 2 % 4)}" }));
        var tags = (await _app.Guest.GetAsync(path)).Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString());
        tags.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 20).Select(i => $"t{i}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Hooked)]
    public async Task Changes_of_different_fields_do_not_undo_each_other(string collection)
    {
        var path = await AddAsync(collection);
        await Task.WhenAll("abcd".Select(async field =>
        {
            for (var i = 1; i <= 25; i++) await PatchAsync(path, new Dictionary<string, object> { [field.ToString()] = $"{field}{i}" });
        }));
        var record = await _app.Guest.GetAsync(path);
        (record["a"], record["b"], record["c"], record["d"]).ShouldBe(("a25", "b25", "c25", "d25"));
        if (collection == Hooked) record["revision"].ShouldBe("100");
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Hooked)]
    public async Task Files_that_are_added_are_in_the_record_and_in_the_storage(string collection)
    {
        var path = await AddAsync(collection);
        await EachAsync(16, i => UploadAsync(path, "docs+", $"f{i}.txt"));
        var names = Names(await _app.Guest.GetAsync(path), "docs");
        names.Length.ShouldBe(16);
        _app.FilesOf(path.Split('/')[^1]).ShouldBe(names.Order(), ignoreOrder: true);
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Hooked)]
    public async Task A_file_that_many_replace_leaves_none_behind(string collection)
    {
        var path = await AddAsync(collection);
        await EachAsync(24, i => UploadAsync(path, i % 2 == 0 ? "cover" : "docs", $"f{i}.txt"));
        var record = await _app.Guest.GetAsync(path);
        _app.FilesOf(path.Split('/')[^1]).ShouldBe([.. Names(record, "docs"), record["cover"]!], ignoreOrder: true);
    }

    [Fact]
    public async Task Batches_and_upserts_add_to_what_is_there()
    {
        await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 50, timeout = 30 } });
        var path = await AddAsync(Plain);
        await EachAsync(40, i => i % 4 == 3 ? PatchAsync(path, More("t" + i % 5)) : BatchAsync(i % 2 == 0
            ? new { method = "PATCH", url = path, body = More("t" + i % 5) }
            : new
            {
                method = "PUT",
                url = path[..path.LastIndexOf('/')],
                body = new Dictionary<string, object>(More("t" + i % 5)) { ["id"] = path.Split('/')[^1] },
            }));
        var record = await _app.Guest.GetAsync(path);
        (record["n"], record.Json.GetProperty("tags").GetArrayLength()).ShouldBe(("40", 5));
    }

    [Fact]
    public async Task A_rule_is_asked_about_the_row_that_is_changed()
    {
        // Twenty want one of five.
        var path = await AddAsync("counters", new { stock = 5 });
        var statuses = new int[20];
        await EachAsync(20, async i => statuses[i] = (await _app.Guest.PatchAsync(path, new Dictionary<string, object> { ["stock-"] = 1 })).Status);
        (statuses.Count(s => s == 200), statuses.Count(s => s == 404), (await _app.Guest.GetAsync(path))["stock"]).ShouldBe((5, 15, "0"));
    }

    [Fact]
    public async Task A_limit_holds_for_what_many_add_together()
    {
        var path = await AddAsync(Plain);
        var statuses = new int[20];
        await EachAsync(
            20, async i => statuses[i] = (await _app.Guest.PatchAsync(path, new Dictionary<string, object> { ["few+"] = $"t{i}", ["least-"] = 1 })).Status);
        var record = await _app.Guest.GetAsync(path);
        (statuses.Count(s => s == 200), statuses.Count(s => s == 400), record.Json.GetProperty("few").GetArrayLength(), record["least"]).ShouldBe((3, 17, 3, "-3"));
    }

    private static Dictionary<string, object> More(string tag) => new() { ["n+"] = 1, ["tags+"] = tag };

    private static string[] Names(TestAnswer record, string field) => [.. record.Json.GetProperty(field).EnumerateArray().Select(name => name.GetString()!)];

    /// <summary>Does something so many times, by all clients at once.</summary>
    private static Task EachAsync(int times, Func<int, Task> work) =>
        Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) => await work(i));

    private async Task<string> AddAsync(string collection, object? values = null)
    {
        var records = $"/api/collections/{collection}/records";
        var answer = await _app.Guest.PostAsync(records, values ?? new { });
        answer.Status.ShouldBe(200, answer.Text);
        return $"{records}/{answer.Id}";
    }

    private async Task PatchAsync(string path, object body)
    {
        var answer = await _app.Guest.PatchAsync(path, body);
        answer.Status.ShouldBe(200, answer.Text);
    }

    private async Task BatchAsync(object item)
    {
        var answer = await _app.Guest.PostAsync("/api/batch", new { requests = new[] { item } });
        answer.Status.ShouldBe(200, answer.Text);
    }

    private async Task UploadAsync(string path, string field, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(name), field, name } };
        var answer = await _app.Guest.SendAsync(HttpMethod.Patch, path, form);
        answer.Status.ShouldBe(200, answer.Text);
    }

    private static string Json(string name)
    {
        var tags = string.Join(',', Enumerable.Range(0, 24).Select(i => $"\"t{i}\""));
        return $$"""
            {"name":"{{name}}","type":"base","fields":[
            {"name":"n","type":"number"},{"name":"m","type":"number"},{"name":"stock","type":"number"},{"name":"least","type":"number","min":-5},{"name":"revision","type":"number"},
            {"name":"a","type":"text"},{"name":"b","type":"text"},{"name":"c","type":"text"},{"name":"d","type":"text"},
            {"name":"tags","type":"select","maxSelect":24,"values":[{{tags}}]},{"name":"few","type":"select","maxSelect":3,"values":[{{tags}}]},
            {"name":"docs","type":"file","maxSelect":24,"maxSize":1000},{"name":"cover","type":"file","maxSelect":1,"maxSize":1000},
            {"name":"updated","type":"autodate","onCreate":true,"onUpdate":true}],
            "listRule":"","viewRule":"","createRule":"","updateRule":"@request.body.stock:isset = false || @request.body.stock >= 0","deleteRule":""}
            """;
    }
}
