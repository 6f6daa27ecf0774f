using System.Collections.Concurrent;
using Holdall.Auth;
using Holdall.Engine.Storage;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth;

/// <summary>As much is done for addresses without an account as for those with one, so that the time of an answer does not tell which is which.</summary>
public sealed class SameWorkTests : IAsyncLifetime
{
    private const string Writers = "/api/collections/writers";
    private const string Ann = "ann@example.com";

    private readonly WorkBook _work = new();
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await NewsRoom.StartAsync(new PostOffice(), _work);
        await _app.AddAccountAsync("writers", Ann);
        (await _app.Superuser.PatchAsync(Writers, new { otp = new { enabled = true, duration = 180, length = 8 } })).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("auth-with-password", "verify")]
    [InlineData("request-otp", "hash 8")]
    [InlineData("request-verification", "")]
    [InlineData("request-password-reset", "")]
    public async Task The_same_is_hashed(string path, string work)
    {
        (await HashedForAsync(path, Ann)).ShouldBe(work);
        (await HashedForAsync(path, "nobody@example.com")).ShouldBe(work);
    }

    [Fact]
    public async Task A_one_time_password_for_nobody_takes_its_turn_to_write()
    {
        await HashedForAsync("request-otp", "nobody@example.com");

        _work.Transactions.ShouldBe(1);
    }

    [Fact]
    public async Task An_account_without_a_password_takes_as_long_as_one_with()
    {
        var id = await _app.AddAccountAsync("writers", "bob@example.com");
        Sql.Execute(_app.DataFile, $"UPDATE writers SET password = '' WHERE id = '{id}'");

        (await HashedForAsync("auth-with-password", "bob@example.com")).ShouldBe("hash 10");
    }

    private async Task<string> HashedForAsync(string path, string address)
    {
        _work.Clear();
        await _app.Guest.PostAsync($"{Writers}/{path}", new { email = address, identity = address, password = "a wrong one" });
        return _work.Hashed;
    }

    /// <summary>Notes which hashes are made, and which transactions.</summary>
    private sealed class WorkBook : IPlugin, IPasswordHasher
    {
        private readonly ConcurrentQueue<string> _hashed = new();
        private int _transactions;

        public string Hashed => string.Join(", ", _hashed);

        public int Transactions => _transactions;

        public void Configure(PluginBuilder plugin) => plugin.Services
            .AddSingleton<IPasswordHasher>(this)
            .AddSingleton<ITransactions>(services => new Counted(this, ActivatorUtilities.CreateInstance<Transactions>(services)));

        public void Clear()
        {
            _hashed.Clear();
            _transactions = 0;
        }

        public Task<string> HashAsync(string password, int cost, CancellationToken aborted = default)
        {
            _hashed.Enqueue($"hash {cost}");
            return Task.FromResult("hash of " + password);
        }

        public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted = default)
        {
            _hashed.Enqueue("verify");
            return Task.FromResult(hash == "hash of " + password);
        }

        private sealed class Counted(WorkBook book, ITransactions inner) : ITransactions
        {
            public bool IsActive => inner.IsActive;

            public Task RunAsync(Func<Task> work, CancellationToken aborted = default)
            {
                Interlocked.Increment(ref book._transactions);
                return inner.RunAsync(work, aborted);
            }

            public void OnComplete(Func<Exception?, Task> callback) => inner.OnComplete(callback);
        }
    }
}
