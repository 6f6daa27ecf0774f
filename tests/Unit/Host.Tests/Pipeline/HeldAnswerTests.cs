using System.Net.Http.Json;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Pipeline;

/// <summary>A hook may put a transaction around the rest of a request; then the client hears of it when it has ended.</summary>
public sealed class HeldAnswerTests : IAsyncLifetime
{
    private const string Url = "/api/collections/posts/records";

    private TestHost _host = null!;

    private IHooks Hooks => _host.Services.GetRequiredService<IHooks>();

    private ITransactions Transactions => _host.Services.GetRequiredService<ITransactions>();

    private IRecords Records => _host.Services.GetRequiredService<IRecords>();

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.Services.GetRequiredService<ICollections>().SaveAsync(
            Collection.NewBase("posts", [new TextField { Name = "title" }]) with { ListRule = "", CreateRule = "", DeleteRule = "" });
    }

    [Fact]
    public async Task An_answer_is_sent_after_the_commit()
    {
        var started = false;
        Hooks.RecordCreateRequest.Use("posts", (e, next) => Transactions.RunAsync(async () =>
        {
            await next();
            started = e.Request.Http.Response.HasStarted;
        }));
        (await PostAsync(200, "?fields=title")).GetRawText().ShouldBe("""{"title":"a"}""");
        started.ShouldBeFalse();
        Records.Count("posts").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_is_never_sent_when_its_transaction_is_rolled_back()
    {
        Hooks.RecordCreateRequest.Use("posts", (_, next) => Transactions.RunAsync(async () =>
        {
            await next();
            throw new ApiException(403, "Not today.");
        }));
        (await PostAsync(403)).GetProperty("message").GetString().ShouldBe("Not today.");
        Records.Count("posts").ShouldBe(0);
    }

    [Fact]
    public async Task A_list_inside_a_transaction_is_answered_as_well()
    {
        await PostAsync(200);
        Hooks.RecordsListRequest.Use("posts", (_, next) => Transactions.RunAsync(next));
        var page = await _host.Client.GetFromJsonAsync<JsonElement>(Url, TestContext.Current.CancellationToken);
        page.GetProperty("totalItems").GetInt32().ShouldBe(1);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private async Task<JsonElement> PostAsync(int status, string query = "")
    {
        using var answer = await _host.Client.PostAsJsonAsync(Url + query, new { title = "a" }, TestContext.Current.CancellationToken);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status, json.GetRawText());
        return json;
    }
}
