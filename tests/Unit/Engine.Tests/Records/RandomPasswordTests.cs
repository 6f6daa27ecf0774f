using Holdall.Auth;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

public sealed class RandomPasswordTests : IAsyncLifetime
{
    private readonly CountingHasher _hasher = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync(services => services.AddSingleton<IPasswordHasher>(_hasher));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_hash_that_was_made_before_is_stored_as_it_is()
    {
        var record = NewUser();
        record.SetRandomPassword("$2a$04$prepared");

        await _engine.Records.SaveAsync(record, TestContext.Current.CancellationToken);

        _engine.Texts("SELECT password FROM users").ShouldBe(["$2a$04$prepared"]);
        _hasher.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_password_that_is_set_after_it_counts()
    {
        var record = NewUser();
        record.SetRandomPassword("$2a$04$prepared");
        record["password"] = "chosen by hand";

        await _engine.Records.SaveAsync(record, TestContext.Current.CancellationToken);

        _engine.Texts("SELECT password FROM users").ShouldBe(["hash of chosen by hand"]);
    }

    [Fact]
    public async Task A_second_one_without_a_hash_is_hashed()
    {
        var record = NewUser();
        record.SetRandomPassword("$2a$04$prepared");
        var password = record.SetRandomPassword();

        await _engine.Records.SaveAsync(record, TestContext.Current.CancellationToken);

        _engine.Texts("SELECT password FROM users").ShouldBe(["hash of " + password]);
    }

    private Record NewUser() => new(_engine.Collections.Get("users")) { ["email"] = "ann@example.com" };

    private sealed class CountingHasher : IPasswordHasher
    {
        public int Count { get; private set; }

        public Task<string> HashAsync(string password, int cost, CancellationToken aborted)
        {
            Count++;
            return Task.FromResult("hash of " + password);
        }

        public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted) => Task.FromResult(false);
    }
}
