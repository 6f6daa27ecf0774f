using Holdall.Http;
using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.Records;
using Holdall.Records;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Auth.Tests;

public sealed class AuthFormTests : IAsyncLifetime
{
    private readonly BcryptHasher _hasher = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("12345678", "12345678", "", null, null)]
    [InlineData("", "", "", "validation_required", "validation_required")]
    [InlineData("12345678", "", "", null, "validation_required")]
    [InlineData("", "12345678", "", "validation_required", "validation_values_mismatch")]
    [InlineData("12345678", "1234567", "", null, "validation_values_mismatch")]
    [InlineData("12345678", "12345678", "anything", null, null)]
    public async Task A_new_record_needs_a_password_twice(string password, string confirm, string old, string? passwordCode, string? confirmCode)
    {
        var errors = await CheckAsync(new Record(AuthFixtures.Users()), Body(password, confirm, old));

        errors.Find("password")?.Code.ShouldBe(passwordCode);
        errors.Find("passwordConfirm")?.Code.ShouldBe(confirmCode);
        errors.Any.ShouldBe(passwordCode is not null || confirmCode is not null);
    }

    [Theory]
    [InlineData("", "", "", null, null, null)]
    [InlineData("12345678", "12345678", "current!", null, null, null)]
    [InlineData("12345678", "12345678", "", null, null, "validation_required")]
    [InlineData("12345678", "12345678", "wrong", null, null, "validation_invalid_old_password")]
    [InlineData("12345678", "", "current!", null, "validation_required", null)]
    [InlineData("", "", "current!", "validation_required", "validation_required", null)]
    [InlineData("", "12345678", "current!", "validation_required", "validation_values_mismatch", null)]
    public async Task A_new_password_needs_the_old_one(string password, string confirm, string old, string? passwordCode, string? confirmCode, string? oldCode)
    {
        var errors = await CheckAsync(await StoredAsync(), Body(password, confirm, old));

        errors.Find("password")?.Code.ShouldBe(passwordCode);
        errors.Find("passwordConfirm")?.Code.ShouldBe(confirmCode);
        errors.Find("oldPassword")?.Code.ShouldBe(oldCode);
        errors.Any.ShouldBe(passwordCode is not null || confirmCode is not null || oldCode is not null);
    }

    [Fact]
    public async Task Address_and_verification_change_only_by_managers()
    {
        var record = await StoredAsync();
        record["email"] = "other@example.com";
        record["verified"] = true;

        var errors = await CheckAsync(record, Body("", "", ""));
        errors.Find("email").ShouldBe(FieldError.Mismatch);
        errors.Find("verified").ShouldBe(FieldError.Mismatch);

        (await CheckAsync(record, Body("12345678", "12345678", "").As(new Record(AuthFixtures.Superusers())))).Any.ShouldBeFalse();
    }

    [Fact]
    public async Task The_manage_rule_is_asked_about_a_new_record_as_unverified()
    {
        var users = AuthFixtures.Users();
        var record = new Record(
            users with { Auth = users.Auth! with { ManageRule = "verified = false" } })
        { ["verified"] = true, ["email"] = "free@example.com" };

        (await CheckAsync(record, Body("12345678", "12345678", "").As(new Record(users) { Id = "ann" }))).Any.ShouldBeFalse();
        record.GetBool("verified").ShouldBeTrue();
    }

    [Fact]
    public async Task A_password_that_a_hook_gave_is_not_judged()
    {
        var record = new Record(AuthFixtures.Users()) { ["password"] = "given by a hook" };

        (await CheckAsync(record, Body("", "", ""), loadPassword: false)).Any.ShouldBeFalse();
    }

    private async Task<FieldErrors> CheckAsync(Record record, FakeRequest request, bool loadPassword = true)
    {
        var password = (string?)(await request.ReadBodyAsync()).Values["password"];
        if (loadPassword && password?.Length > 0) record["password"] = password;
        var e = new RecordRequestEvent { Record = record, Request = request };
        try
        {
            await new AuthFormChecks(_engine.Rules, _hasher).CheckAsync(e, "Failed.");
            return FieldErrors.None;
        }
        catch (ApiException error)
        {
            error.Status.ShouldBe(400);
            return error.Errors;
        }
    }

    private async Task<Record> StoredAsync()
    {
        var record = new Record(AuthFixtures.Users())
        {
            ["email"] = "ann@example.com",
            ["password"] = await _hasher.HashAsync(
            "current!", 4, TestContext.Current.CancellationToken)
        };
        record.MarkStored();
        return record;
    }

    private static FakeRequest Body(string password, string confirm, string old) =>
        new FakeRequest().With("password", password).With("passwordConfirm", confirm).With("oldPassword", old);
}
