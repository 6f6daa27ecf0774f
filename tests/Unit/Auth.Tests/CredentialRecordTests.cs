using Holdall.Plugins.Auth.Records;
using Holdall.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests;

public sealed class CredentialRecordTests : IAsyncLifetime
{
    private static readonly string[] Dependents = ["_mfas", "_otps", "_authOrigins", "_externalAuths"];

    private TestEngine _engine = null!;
    private Record _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var users = _engine.Collections.Get("users");
        _ann = await _engine.StoreAsync(new Record(users) { ["id"] = "ann", ["password"] = "hash", ["tokenKey"] = "one", ["email"] = "ann@example.com" });
        foreach (var name in Dependents)
        {
            await AddAsync(name, "ann");
            await AddAsync(name, "bob");
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Another_change_keeps_everything()
    {
        _ann["name"] = "Ann";

        await UpdateAsync();

        Left.ShouldBe("_mfas _otps _authOrigins _externalAuths");
    }

    [Fact]
    public async Task A_new_password_ends_what_was_begun_with_the_old_one()
    {
        _ann["password"] = "new hash";

        await UpdateAsync(renewsKey: true);

        Left.ShouldBe("_externalAuths");
        Dependents.Sum(name => _engine.Records.Count(name, "recordRef = 'bob'")).ShouldBe(4);
    }

    [Fact]
    public async Task A_new_token_key_ends_one_time_passwords()
    {
        _ann["email"] = "other@example.com";

        await UpdateAsync(renewsKey: true);

        Left.ShouldBe("_mfas _authOrigins _externalAuths");
    }

    [Fact]
    public async Task Verifying_ends_links_to_providers_and_all_tokens()
    {
        _ann["verified"] = true;

        await UpdateAsync();

        Left.ShouldBe("_mfas _authOrigins");
        _ann.GetString("tokenKey").Length.ShouldBe(50);
    }

    [Fact]
    public async Task Verifying_without_links_keeps_the_tokens()
    {
        await _engine.Records.DeleteAsync(_engine.Records.FindFirst("_externalAuths", "recordRef = 'ann'")!);
        _ann["verified"] = true;

        await UpdateAsync();

        _ann.GetString("tokenKey").ShouldBe("one");
    }

    [Fact]
    public async Task A_write_that_fails_deletes_nothing_after_it()
    {
        _ann["password"] = "new hash";

        await Should.ThrowAsync<IOException>(
            () => Credentials.AroundUpdateAsync(_ann, () => throw new IOException(), default));

        Left.ShouldBe("_mfas _otps _authOrigins _externalAuths");
    }

    [Theory]
    [InlineData("_authOrigins", true)]
    [InlineData("_mfas", false)]
    [InlineData("_otps", false)]
    public async Task A_new_password_does_not_fail_by_where_somebody_has_signed_in_from(string kept, bool isSaved)
    {
        _engine.Hooks.RecordDelete.Use(kept, (_, _) => throw new IOException("It stays."));
        _ann["password"] = "new hash";

        if (isSaved) await UpdateAsync(renewsKey: true);
        else await Should.ThrowAsync<IOException>(() => UpdateAsync(renewsKey: true));

        _engine.Records.Count(kept, "recordRef = 'ann'").ShouldBe(1);
        if (isSaved) Left.ShouldBe("_authOrigins _externalAuths");
    }

    private string Left => string.Join(' ', Dependents.Where(name => _engine.Records.Count(name, "recordRef = 'ann'") > 0));

    private CredentialRecords Credentials => new(_engine.Collections, _engine.Records, NullLogger<CredentialRecords>.Instance);

    private Task UpdateAsync(bool renewsKey = false) => Credentials.AroundUpdateAsync(
        _ann,
        () =>
        {
            if (renewsKey) _ann["tokenKey"] = "two";
            _ann.MarkStored();
            return Task.CompletedTask;
        },
        default);

    private Task<Record> AddAsync(string collection, string record) => _engine.StoreAsync(
        new Record(_engine.Collections.Get(collection)) { ["collectionRef"] = "_pb_users_auth_", ["recordRef"] = record, ["provider"] = record, ["fingerprint"] = record });
}
