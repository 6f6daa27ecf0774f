using Holdall.Collections;
using Holdall.Http;
using Holdall.Mail;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Tests.Collections;

/// <summary>Which ways to sign in can be switched on, with and without somebody who sends mails.</summary>
public sealed class SignInWaysTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync(_folder);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("users")]
    [InlineData("_superusers")]
    public async Task One_time_passwords_can_not_be_switched_on_while_nobody_sends_mails(string collection) =>
        (await CodeAsync(Options(collection, otp: true), "otp.enabled")).ShouldBe("validation_mails_unavailable");

    [Fact]
    public async Task A_new_collection_can_not_begin_with_them_either()
    {
        var auth = AuthOptions.NewDefault();
        var members = Collection.NewAuth("members", [], auth with { Otp = auth.Otp with { Enabled = true } });

        (await CodeAsync(members, "otp.enabled")).ShouldBe("validation_mails_unavailable");
    }

    [Fact]
    public async Task A_second_factor_that_would_have_to_come_by_mail_can_not_be_asked_for()
    {
        await _engine.StoreAsync(Options("users", otp: true));

        (await CodeAsync(Options("users", otp: true, mfa: true), "mfa.enabled")).ShouldBe("validation_mails_unavailable");
    }

    [Fact]
    public async Task The_last_way_that_needs_no_mail_can_not_be_switched_off()
    {
        await _engine.StoreAsync(Options("users", otp: true));

        (await CodeAsync(Options("users", otp: true, password: false), "otp.enabled")).ShouldBe("validation_mails_unavailable");
    }

    [Fact]
    public async Task What_was_switched_on_before_hinders_no_other_change()
    {
        await _engine.StoreAsync(Options("users", otp: true, mfa: true));

        var saved = await _engine.Collections.SaveAsync(Options("users", otp: true, mfa: true) with { ListRule = null }, TestContext.Current.CancellationToken);

        saved.Auth!.Mfa.Enabled.ShouldBeTrue();
        saved.ListRule.ShouldBeNull();
    }

    [Fact]
    public async Task With_somebody_who_sends_mails_all_of_it_can_be_switched_on()
    {
        await _engine.CloseAsync();
        _engine = await TestEngine.OpenAsync(_folder, static services => services.AddSingleton<IRecordMails>(new FakeRecordMails()));

        var saved = await _engine.Collections.SaveAsync(Options("users", otp: true, mfa: true), TestContext.Current.CancellationToken);

        saved.Auth!.Mfa.Enabled.ShouldBeTrue();
    }

    private async Task<string?> CodeAsync(Collection collection, string path)
    {
        var error = await Should.ThrowAsync<ApiException>(() => _engine.Collections.SaveAsync(collection));
        return error.Errors.Find(path)?.Code;
    }

    private Collection Options(string name, bool otp = false, bool mfa = false, bool password = true)
    {
        var collection = _engine.Collections.Get(name);
        var auth = collection.Auth!;
        return collection with
        {
            Auth = auth with
            {
                Otp = auth.Otp with { Enabled = otp },
                Mfa = auth.Mfa with { Enabled = mfa },
                OAuth2 = auth.OAuth2 with { Enabled = false },
                PasswordAuth = auth.PasswordAuth with { Enabled = password },
            },
        };
    }
}
