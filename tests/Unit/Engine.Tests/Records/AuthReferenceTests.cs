using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Engine.Tests.Records;

public sealed class AuthReferenceTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync(services => services
            .AddSingleton<Holdall.Auth.IPasswordHasher, PlainHasher>()
            .AddSingleton<Holdall.Auth.IOAuth2Provider>(new FakeProvider("google")));
        await _engine.Collections.SaveAsync(new Collection { Name = "posts" }, TestContext.Current.CancellationToken);
        await _engine.AddAsync("users", ("id", "user00000000001"), ("email", "a@example.com"), ("password", "12345678"));
        await _engine.AddAsync("posts", ("id", "post00000000001"));
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("nope", "user00000000001", "collectionRef", "validation_invalid_collection_id")]
    [InlineData("users", "user00000000001", "collectionRef", "validation_invalid_collection_id")]
    [InlineData("posts:id", "post00000000001", "collectionRef", "validation_invalid_collection_type")]
    [InlineData("_pb_users_auth_", "nope", "recordRef", "validation_invalid_record")]
    [InlineData("", "user00000000001", "collectionRef", "validation_required")]
    public async Task An_owner_must_be_an_existing_auth_record(string collection, string record, string field, string code)
    {
        if (collection == "posts:id") collection = _engine.Collections.Get("posts").Id;
        foreach (var (name, own) in new[] { ("_mfas", "method"), ("_authOrigins", "fingerprint"), ("_otps", "password") })
        {
            var errors = await ErrorsAsync(name, ("collectionRef", collection), ("recordRef", record), (own, "x"));
            errors.Find(field)!.Code.ShouldBe(code, name);
        }
    }

    [Fact]
    public async Task The_id_of_an_account_is_not_used_again_in_another_auth_collection()
    {
        var error = (await ErrorsAsync("_superusers", ("id", "user00000000001"), ("email", "b@example.com"), ("password", "12345678"))).Find("id")!;
        (error.Code, error.Message).ShouldBe(("validation_invalid_auth_id", "Invalid or duplicated auth record id."));
    }

    [Fact]
    public async Task The_collection_is_named_before_the_record() =>
        (await ErrorsAsync("_mfas", ("collectionRef", "nope"), ("recordRef", "nope"), ("method", "x"))).Find("recordRef").ShouldBeNull();

    [Fact]
    public async Task Ordinary_errors_come_first()
    {
        var errors = await ErrorsAsync("_externalAuths", ("collectionRef", "nope"), ("recordRef", "nope"), ("provider", "nope"));
        errors.Find("providerId")!.Code.ShouldBe("validation_required");
        errors.Find("collectionRef").ShouldBeNull();
        errors.Find("provider").ShouldBeNull();
    }

    [Fact]
    public async Task A_linked_account_names_a_known_provider()
    {
        var errors = await ErrorsAsync(
            "_externalAuths", ("collectionRef", "_pb_users_auth_"), ("recordRef", "user00000000001"), ("provider", "nope"), ("providerId", "1"));
        errors.Find("provider")!.Code.ShouldBe("validation_in_invalid");
        await _engine.AddAsync(
            "_externalAuths", ("collectionRef", "_pb_users_auth_"), ("recordRef", "user00000000001"), ("provider", "google"), ("providerId", "1"));
        _engine.Records.Count("_externalAuths").ShouldBe(1);
    }

    [Fact]
    public async Task What_belongs_to_an_account_goes_with_it_before_what_refers_to_it()
    {
        var users = _engine.Collections.Get("users");
        await _engine.Collections.SaveAsync(
            new Collection { Name = "_notes", Fields = [new RelationField { Name = "author", CollectionId = users.Id, CascadeDelete = true }] },
            TestContext.Current.CancellationToken);
        await _engine.AddAsync("_notes", ("author", "user00000000001"));
        var owner = new (string Name, object? Value)[] { ("collectionRef", users.Id), ("recordRef", "user00000000001") };
        await _engine.AddAsync("_authOrigins", [.. owner, ("fingerprint", "x")]);
        await _engine.AddAsync("_otps", [.. owner, ("password", "x")]);
        await _engine.AddAsync("_mfas", [.. owner, ("method", "password")]);
        await _engine.AddAsync("_externalAuths", [.. owner, ("provider", "google"), ("providerId", "1")]);
        var deleted = new List<string>();
        _engine.Get<IHooks>().RecordDeleteExecute.Use((e, next) =>
        {
            deleted.Add(e.Record.Collection.Name);
            return next();
        });

        await _engine.Records.DeleteAsync(_engine.Records.Find("users", "user00000000001")!, TestContext.Current.CancellationToken);

        deleted.ShouldBe(["users", "_externalAuths", "_mfas", "_otps", "_authOrigins", "_notes"]);
    }

    [Theory]
    [InlineData("_authOrigins", "fingerprint", true)]
    [InlineData("_mfas", "method", false)]
    [InlineData("_otps", "password", false)]
    public async Task An_account_is_not_kept_by_where_it_has_signed_in_from(string kept, string own, bool isDeleted)
    {
        await _engine.AddAsync(kept, ("collectionRef", "_pb_users_auth_"), ("recordRef", "user00000000001"), (own, "x"));
        _engine.Get<IHooks>().RecordDelete.Use(kept, (_, _) => throw new IOException("It stays."));
        var deletion = () => _engine.Records.DeleteAsync(_engine.Records.Find("users", "user00000000001")!, TestContext.Current.CancellationToken);

        if (isDeleted) await deletion();
        else await Should.ThrowAsync<IOException>(deletion);

        (_engine.Records.Find("users", "user00000000001") is null).ShouldBe(isDeleted);
        _engine.Records.Count(kept).ShouldBe(1);
    }

    [Theory]
    [InlineData("_authOrigins", "fingerprint", true)]
    [InlineData("_mfas", "method", false)]
    public async Task A_collection_is_not_kept_by_where_its_accounts_have_signed_in_from(string kept, string own, bool isDeleted)
    {
        await _engine.AddAsync(kept, ("collectionRef", "_pb_users_auth_"), ("recordRef", "user00000000001"), (own, "x"));
        _engine.Get<IHooks>().RecordDelete.Use(kept, (_, _) => throw new IOException("It stays."));
        new AuthReferenceHooks(_engine.Collections, _engine.Records, NullLogger<AuthReferenceHooks>.Instance).AddHooks(_engine.Get<IHooks>());
        var deletion = () => _engine.Collections.DeleteAsync(_engine.Collections.Get("users"), TestContext.Current.CancellationToken);

        if (isDeleted) await deletion();
        else await Should.ThrowAsync<Exception>(deletion);

        (_engine.Collections.Find("users") is null).ShouldBe(isDeleted);
        _engine.Records.Count(kept).ShouldBe(1);
    }

    private async Task<FieldErrors> ErrorsAsync(string collection, params (string Name, object? Value)[] values) =>
        (await Should.ThrowAsync<ApiException>(() => _engine.AddAsync(collection, values))).Errors;

    private sealed class PlainHasher : Holdall.Auth.IPasswordHasher
    {
        public Task<string> HashAsync(string password, int cost, CancellationToken aborted) => Task.FromResult("$2a$10$" + new string('x', 53));

        public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted) => Task.FromResult(false);
    }
}
