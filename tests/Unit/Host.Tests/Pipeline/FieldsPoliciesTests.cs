using System.Net.Http.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Host.Tests.Pipeline;

/// <summary>A mistake in the parameter <c>fields</c> never leaves a change behind that the client was told had failed.</summary>
public sealed class FieldsPoliciesTests : IAsyncLifetime
{
    private const string Url = "/api/collections/posts/records";
    private const string Bad = "?fields=title:nope";

    private TestHost _host = null!;

    private IHooks Hooks => _host.Services.GetRequiredService<IHooks>();

    private IRecords Records => _host.Services.GetRequiredService<IRecords>();

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.Services.GetRequiredService<ICollections>().SaveAsync(
            Collection.NewBase("posts", [new TextField { Name = "title" }]) with { ListRule = "", CreateRule = "", UpdateRule = "", DeleteRule = "" });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Nothing_is_created()
    {
        Hooks.RecordCreateRequest.Use("posts", (_, _) => throw new InvalidOperationException("It must not come this far."));

        (await SendAsync(HttpMethod.Post, Url + Bad)).ShouldBe(400);

        Records.Count("posts").ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_updated()
    {
        var post = await AddAsync();

        (await SendAsync(HttpMethod.Patch, $"{Url}/{post.Id}{Bad}")).ShouldBe(400);

        Records.Find("posts", post.Id)!.GetString("title").ShouldBe("old");
    }

    [Fact]
    public async Task A_delete_picks_from_nothing_and_goes_on()
    {
        var post = await AddAsync();

        (await SendAsync(HttpMethod.Delete, $"{Url}/{post.Id}{Bad}")).ShouldBe(204);

        Records.Count("posts").ShouldBe(0);
    }

    [Fact]
    public async Task A_transaction_that_a_hook_put_around_an_answer_is_undone()
    {
        Hooks.RecordsListRequest.Use("posts", (_, next) => _host.Services.GetRequiredService<ITransactions>().RunAsync(async () =>
        {
            await AddAsync();
            await next();
        }));

        (await SendAsync(HttpMethod.Get, Url + Bad)).ShouldBe(400);

        Records.Count("posts").ShouldBe(0);
    }

    private async Task<Record> AddAsync()
    {
        var post = new Record(_host.Services.GetRequiredService<ICollections>().Get("posts")) { ["title"] = "old" };
        await Records.SaveAsync(post, TestContext.Current.CancellationToken);
        return post;
    }

    private async Task<int> SendAsync(HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        if (method == HttpMethod.Post || method == HttpMethod.Patch) request.Content = JsonContent.Create(new { title = "new" });
        using var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
