using Holdall.Collections;
using Holdall.Plugins.Auth.Records;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Auth.Tests;

public sealed class CredentialRecordTests
{
    private static readonly string[] Dependents = ["_mfas", "_otps", "_authOrigins", "_externalAuths"];

    private readonly FakeCollections _collections = new([AuthFixtures.Users(), .. Dependents.Select(Dependent)]);
    private readonly FakeRecords _records;
    private readonly Record _ann;

    public CredentialRecordTests()
    {
        _records = new FakeRecords(_collections);
        _ann = _records.Add(new Record(_collections.Get("users")) { ["id"] = "ann", ["password"] = "hash", ["tokenKey"] = "one", ["email"] = "ann@example.com" });
        foreach (var name in Dependents)
        {
            Add(name, "ann");
            Add(name, "bob");
        }
    }

    [Fact]
    public async Task Another_change_keeps_everything()
    {
        _ann["username"] = "Ann";

        await UpdateAsync();

        Left.ShouldBe("_mfas _otps _authOrigins _externalAuths");
    }

    [Fact]
    public async Task A_new_password_ends_what_was_begun_with_the_old_one()
    {
        _ann["password"] = "new hash";

        await UpdateAsync(renewsKey: true);

        Left.ShouldBe("_externalAuths");
        _records.All.Count(r => r.GetString("recordRef") == "bob").ShouldBe(4);
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
        await _records.DeleteAsync(_records.All.First(r => r.Collection.Name == "_externalAuths"), TestContext.Current.CancellationToken);
        _ann["verified"] = true;

        await UpdateAsync();

        _ann.GetString("tokenKey").ShouldBe("one");
    }

    [Fact]
    public async Task A_write_that_fails_deletes_nothing_after_it()
    {
        _ann["password"] = "new hash";

        await Should.ThrowAsync<IOException>(() => new CredentialRecords(_collections, _records).AroundUpdateAsync(_ann, () => throw new IOException(), default));

        Left.ShouldBe("_mfas _otps _authOrigins _externalAuths");
    }

    private string Left => string.Join(' ', Dependents.Where(name => _records.All.Any(r => r.Collection.Name == name && r.GetString("recordRef") == "ann")));

    private Task UpdateAsync(bool renewsKey = false) => new CredentialRecords(_collections, _records).AroundUpdateAsync(
        _ann,
        () =>
        {
            if (renewsKey) _ann["tokenKey"] = "two";
            _ann.MarkStored();
            return Task.CompletedTask;
        },
        default);

    private void Add(string collection, string record) =>
        _records.Add(new Record(_collections.Get(collection)) { ["id"] = collection + record, ["collectionRef"] = "_pb_users_auth_", ["recordRef"] = record });

    private static Collection Dependent(string name) => new()
    {
        Id = "id" + name, Name = name, Fields = [new TextField { Name = "id" }, new TextField { Name = "collectionRef" }, new TextField { Name = "recordRef" }],
    };
}
