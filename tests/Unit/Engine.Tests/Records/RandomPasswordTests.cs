using Holdall.Auth;
using Holdall.Fields;
using Holdall.Http;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Records;

/// <summary>A password that nobody knows is set whatever its field asks of passwords.</summary>
public sealed class RandomPasswordTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync(services => services.AddSingleton<IPasswordHasher, PlainHasher>());
        var users = AuthFixtures.Users();
        var strict = new PasswordField { Name = "password", System = true, Hidden = true, Required = true, Min = 60, Pattern = "^[0-9]+$" };
        await _engine.StoreAsync(users with { Fields = [.. users.Fields.Select(field => field.Name == "password" ? strict : field)] });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task It_is_stored_as_a_hash_and_ends_all_tokens()
    {
        var ann = await AddAsync();
        var key = ann.GetString("tokenKey");

        var password = ann.SetRandomPassword();
        await _engine.Records.SaveAsync(ann, TestContext.Current.CancellationToken);

        password.ShouldMatch("^[A-Za-z0-9]{30}$");
        var stored = _engine.Records.Find("users", ann.Id)!;
        stored.GetString("password").ShouldBe("hash of " + password);
        stored.GetString("tokenKey").ShouldNotBe(key);
    }

    [Fact]
    public async Task A_hash_that_was_made_before_is_stored_as_it_is()
    {
        var ann = await AddAsync();
        ann.SetRandomPassword("prepared");

        await _engine.Records.SaveAsync(ann, TestContext.Current.CancellationToken);

        _engine.Texts("SELECT password FROM users").ShouldBe(["prepared"]);
    }

    [Fact]
    public async Task The_next_one_has_a_hash_of_its_own()
    {
        var ann = await AddAsync();
        ann.SetRandomPassword("prepared");
        var password = ann.SetRandomPassword();

        await _engine.Records.SaveAsync(ann, TestContext.Current.CancellationToken);

        _engine.Texts("SELECT password FROM users").ShouldBe(["hash of " + password]);
    }

    [Fact]
    public async Task Another_one_after_it_is_checked_again()
    {
        var ann = await AddAsync();
        ann.SetRandomPassword();
        ann["password"] = "too short";

        var error = await Should.ThrowAsync<ApiException>(_engine.Records.SaveAsync(ann, TestContext.Current.CancellationToken));

        error.Errors.Find("password").ShouldNotBeNull();
    }

    [Fact]
    public void Records_that_can_not_sign_in_have_none() =>
        Should.Throw<InvalidOperationException>(() => new Record(new Holdall.Collections.Collection { Name = "posts" }).SetRandomPassword());

    private async Task<Record> AddAsync()
    {
        var ann = new Record(_engine.Collections.Get("users")) { Id = "user00000000001", ["email"] = "ann@example.com", ["tokenKey"] = new string('k', 50) };
        ann.SetRandomPassword();
        await _engine.Records.SaveAsync(ann, TestContext.Current.CancellationToken);
        return ann;
    }

    private sealed class PlainHasher : IPasswordHasher
    {
        public Task<string> HashAsync(string password, int cost, CancellationToken aborted) => Task.FromResult("hash of " + password);

        public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted) => Task.FromResult(hash == "hash of " + password);
    }
}
