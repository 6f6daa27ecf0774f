using System.Net.Http.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Settings;
using Holdall.Records;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Batch;

/// <summary>Nobody else waits while the passwords of a batch are hashed.</summary>
public sealed class BatchPasswordTests : IAsyncLifetime
{
    private const string Url = "/api/collections/members/records";

    private TestHost _host = null!;

    private Hasher Hashing => (Hasher)_host.Services.GetRequiredService<IPasswordHasher>();

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(new HasherPlugin());
        var settings = _host.Services.GetRequiredService<SettingsStore>();
        await settings.SaveAsync(settings.Current with { Batch = new BatchSettings { Enabled = true, MaxRequests = 10, Timeout = 30 } });
    }

    [Fact]
    public async Task Passwords_are_hashed_before_the_transaction_each_for_itself()
    {
        await AddCollectionAsync(createRule: "");
        await SendAsync(200, Member("a", "12345678"), Member("b", "12345678"), Member("c", "87654321"));
        Hashing.Calls.ShouldBe(["87654321 outside", "12345678 outside", "12345678 outside"], ignoreOrder: true);
        Stored().ShouldBe(["hash 1", "hash 2", "hash 3"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_password_that_is_set_otherwise_is_hashed_where_it_is_set()
    {
        await AddCollectionAsync(createRule: "");
        await SendAsync(200, new { method = "POST", url = Url + "?password=12345678", body = new { email = "a@example.com" } });
        Hashing.Calls.ShouldBe(["12345678 inside"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("@request.auth.id != ''")]
    public async Task Nothing_is_hashed_for_a_guest_who_is_refused_anyway(string? createRule)
    {
        await AddCollectionAsync(createRule);
        await SendAsync(400, Member("a", "12345678"));
        Hashing.Calls.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private static object Member(string name, string password) =>
        new { method = "POST", url = Url, body = new { email = name + "@example.com", password, passwordConfirm = password } };

    private Task<Collection> AddCollectionAsync(string? createRule) => _host.Services.GetRequiredService<ICollections>().SaveAsync(
        Collection.NewAuth("members") with { CreateRule = createRule });

    private IEnumerable<string> Stored() =>
        _host.Services.GetRequiredService<IRecords>().List("members", new RecordQuery()).Select(record => record.GetString("password"));

    private async Task SendAsync(int status, params object[] requests)
    {
        using var answer = await _host.Client.PostAsJsonAsync("/api/batch", new { requests }, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed class HasherPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.Services.AddSingleton<IPasswordHasher, Hasher>();
    }

    private sealed class Hasher(ITransactions transactions) : IPasswordHasher
    {
        private readonly List<string> _calls = [];

        public IReadOnlyList<string> Calls => _calls;

        public Task<string> HashAsync(string password, int cost, CancellationToken aborted)
        {
            _calls.Add($"{password} {(transactions.IsActive ? "inside" : "outside")}");
            return Task.FromResult($"hash {_calls.Count}");
        }

        public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted) => Task.FromResult(false);
    }
}
