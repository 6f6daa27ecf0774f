using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Carter;
using Holdall.Collections;
using Holdall.Engine.Settings;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Pipeline;

public sealed class RouteCollectionsTests : IAsyncLifetime
{
    private const string Missing = "Missing or invalid collection context.";
    private const string NoAccounts = "Missing or invalid auth collection context.";
    private const string GuestsRefused = "The request requires valid record authorization token.";
    private const string RecordsMissing = "Missing collection context.";

    private TestHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(new NamingPlugin(), new FakeCallersPlugin());
        var collections = _host.Services.GetRequiredService<ICollections>();
        await collections.SaveAsync(Collection.NewBase("posts", [new TextField { Name = "title" }]) with { CreateRule = "" });
        await collections.SaveAsync(Collection.NewView("shown", "SELECT id FROM posts"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/any/POSTS", 200, "posts")]
    [InlineData("/any/pbc_3142635823", 200, "_superusers")]
    [InlineData("/any/none", 404, Missing)]
    [InlineData("/accounts/users", 200, "users")]
    [InlineData("/accounts/posts", 404, NoAccounts)]
    [InlineData("/accounts/none", 404, Missing)]
    [InlineData("/writable/posts", 200, "posts")]
    [InlineData("/writable/shown", 400, "Unsupported collection type.")]
    [InlineData("/named/posts", 200, "posts")]
    [InlineData("/named/none", 404, "There is no such thing.")]
    public async Task An_endpoint_gets_the_collection_of_its_route_if_it_is_of_its_kind(string path, int status, string told) =>
        (await SendAsync(HttpMethod.Get, path)).ShouldBe((status, told));

    [Fact]
    public async Task An_endpoint_that_did_not_ask_for_a_collection_has_none() =>
        (await SendAsync(HttpMethod.Get, "/unasked/posts")).Status.ShouldBe(500);

    [Theory]
    [InlineData("/superusers/users", null, 401, GuestsRefused)]
    [InlineData("/superusers/none", null, 401, GuestsRefused)]
    [InlineData("/superusers/none", "users", 403, "The authorized record is not allowed to perform this action.")]
    [InlineData("/superusers/none", "_superusers", 404, NoAccounts)]
    [InlineData("/superusers/posts", "_superusers", 404, NoAccounts)]
    [InlineData("/superusers/users", "_superusers", 200, "users")]
    public async Task An_endpoint_of_superusers_tells_nobody_else_whether_there_is_a_collection(string path, string? caller, int status, string told) =>
        (await SendAsync(HttpMethod.Get, path, caller)).ShouldBe((status, told));

    [Theory]
    [InlineData("/own/none", null, 404, Missing)]
    [InlineData("/own/posts", null, 401, GuestsRefused)]
    [InlineData("/own/posts", "users", 403, "The request requires auth record from users collection.")]
    [InlineData("/own/USERS", "users", 200, "users")]
    public async Task A_guard_for_records_of_the_collection_refuses_only_once_it_is_there(string path, string? caller, int status, string told) =>
        (await SendAsync(HttpMethod.Get, path, caller)).ShouldBe((status, told));

    [Theory]
    [InlineData("GET", "/api/collections/none/records", RecordsMissing)]
    [InlineData("GET", "/api/collections/none/records/a", RecordsMissing)]
    [InlineData("POST", "/api/collections/none/records", Missing)]
    [InlineData("PATCH", "/api/collections/none/records/a", Missing)]
    [InlineData("DELETE", "/api/collections/none/records/a", RecordsMissing)]
    public async Task Endpoints_of_records_say_in_their_own_words_that_there_is_no_collection(string method, string path, string told) =>
        (await SendAsync(new HttpMethod(method), path)).ShouldBe((404, told));

    [Theory]
    [InlineData("GET", "/any/none", 404)]
    [InlineData("GET", "/accounts/posts", 404)]
    [InlineData("POST", "/api/collections/none/records", 404)]
    [InlineData("POST", "/api/collections/shown/records", 400)]
    [InlineData("DELETE", "/api/collections/shown/records/a", 400)]
    public async Task What_is_refused_for_its_collection_is_never_too_much(string method, string path, int status)
    {
        await LimitAsync(new RateLimitRule { Label = "/", Duration = 600, MaxRequests = 1 });
        for (var i = 0; i < 3; i++) (await SendAsync(new HttpMethod(method), path)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("none", 404, RecordsMissing)]
    [InlineData("shown", 400, "Unsupported collection type.")]
    public async Task So_is_an_item_of_a_batch(string collection, int status, string message)
    {
        await LimitAsync(new RateLimitRule { Label = "*:create", Duration = 600, MaxRequests = 1 });
        var settings = _host.Services.GetRequiredService<SettingsStore>();
        await settings.SaveAsync(settings.Current with { Batch = new BatchSettings { Enabled = true } });
        for (var i = 0; i < 3; i++)
        {
            var item = new { method = "POST", url = $"/api/collections/{collection}/records" };
            using var answer = await _host.Client.PostAsJsonAsync("/api/batch", new { requests = new[] { item } }, TestContext.Current.CancellationToken);
            var refusal = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
                .GetProperty("data").GetProperty("requests").GetProperty("0").GetProperty("response");
            (refusal.GetProperty("status").GetInt32(), refusal.GetProperty("message").GetString()).ShouldBe((status, message));
        }
    }

    [Fact]
    public async Task Who_is_refused_by_the_guard_of_superusers_is_counted_by_path()
    {
        await LimitAsync(new RateLimitRule { Label = "/superusers/", Duration = 600, MaxRequests = 2 });
        (await SendAsync(HttpMethod.Get, "/superusers/none")).Status.ShouldBe(401);
        (await SendAsync(HttpMethod.Get, "/superusers/users")).Status.ShouldBe(401);
        (await SendAsync(HttpMethod.Get, "/superusers/none")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task A_body_larger_than_the_collection_allows_is_refused_without_being_counted()
    {
        const long Limit = 52 << 20;
        var scan = new FileField { Name = "scan", MaxSize = 10 << 20, MaxSelect = 2 };
        await _host.Services.GetRequiredService<ICollections>().SaveAsync(Collection.NewBase("papers", [scan]));
        await LimitAsync(new RateLimitRule { Label = "papers:create", Duration = 600, MaxRequests = 1 });
        (await AnnounceAsync("papers", Limit + 1)).ShouldBe(413);
        (await SendAsync(HttpMethod.Post, "/api/collections/papers/records")).Status.ShouldBe(403);
        (await AnnounceAsync("papers", Limit)).ShouldBe(429);
        (await AnnounceAsync("papers", Limit + 1)).ShouldBe(413);
    }

    /// <summary>Asks whether a body of some size may be sent, and gives back the status of the refusal.</summary>
    private async Task<int> AnnounceAsync(string collection, long size)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/collections/{collection}/records")
        {
            Content = new UnsentContent(size),
            Headers = { ExpectContinue = true },
        };
        using var answer = await _host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private Task LimitAsync(params RateLimitRule[] rules)
    {
        var settings = _host.Services.GetRequiredService<SettingsStore>();
        return settings.SaveAsync(settings.Current with { RateLimits = new RateLimitSettings { Rules = rules, ExcludedIPs = [], Enabled = true } });
    }

    /// <returns>The status, and the name that the endpoint was given or the message of its refusal.</returns>
    private async Task<(int Status, string Told)> SendAsync(HttpMethod method, string path, string? caller = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (caller is not null) request.Headers.Add("Authorization", caller);
        using var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? text : JsonElement.Parse(text).GetProperty("message").GetString()!);
    }

    private sealed class UnsentContent(long size) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new InvalidOperationException("It was not refused.");

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }

    private sealed class NamingPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<NamingModule>();
    }

    private sealed class NamingModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet("/any/{collection}", TellAsync).ForCollection(CollectionKind.Any);
            app.MapGet("/accounts/{collection}", TellAsync).ForCollection(CollectionKind.Auth);
            app.MapGet("/writable/{collection}", TellAsync).ForCollection(CollectionKind.Writable);
            app.MapGet("/named/{other}", TellAsync)
                .ForCollection(new CollectionRoute { Parameter = "other", MissingMessage = "there is no such thing" });
            app.MapGet("/unasked/{collection}", TellAsync);
            app.MapGet("/superusers/{collection}", TellAsync)
                .ForCollection(new CollectionRoute { Kind = CollectionKind.Auth, MissingMessage = NoAccounts, Actions = ["look"] }).RequireSuperuser();
            app.MapGet("/own/{collection}", TellAsync).ForCollection(CollectionKind.Any).RequireSameCollection();
        }

        private static Task TellAsync(HttpContext http) => http.Response.WriteAsync(RequestContext.Of(http).Collection.Name);
    }
}
