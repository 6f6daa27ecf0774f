namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>Authenticator apps as a second factor.</summary>
public sealed class TotpTests(Members members) : IClassFixture<Members>
{
    private const string WithTotp = Members.Path + "/auth-with-totp";

    [Fact]
    public async Task An_app_that_is_not_confirmed_is_not_asked_for()
    {
        var member = await members.AddAsync();
        var enrolment = await member.Client.PostAsync(Members.Path + "/totp", new { });

        enrolment.Status.ShouldBe(200, enrolment.Text);
        enrolment["url"]!.ShouldStartWith($"otpauth://totp/Acme:{Uri.EscapeDataString(member.Email)}?secret={enrolment["secret"]}&issuer=Acme&");
        (await members.SignInAsync(member.Email)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_confirmed_app_is_asked_for_after_the_password()
    {
        var (member, app, _) = await EnrolAsync();

        var first = await members.SignInAsync(member.Email);
        first.Status.ShouldBe(401, first.Text);
        var second = await members.Guest.PostAsync(WithTotp, new { mfaId = first["mfaId"], code = app.Next() });

        second.Status.ShouldBe(200, second.Text);
        (await members.As(second["token"]).PostAsync(Members.Path + "/auth-refresh", new { })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_wrong_code_confirms_nothing_and_lets_nobody_in()
    {
        var fresh = await members.AddAsync();
        var enrolment = await fresh.Client.PostAsync(Members.Path + "/totp", new { });
        var confirmation = await fresh.Client.PostAsync(Members.Path + "/totp/confirm", new { code = new AuthenticatorApp(enrolment["secret"]!).Wrong() });
        confirmation.Status.ShouldBe(400);
        confirmation.ErrorOf("code").ShouldBe("validation_invalid_value");

        var (member, app, _) = await EnrolAsync();
        var mfaId = await PasswordAsync(member);
        foreach (var wrong in new[] { app.Wrong(), "", "abcdef", "12345", new string('1', 64), "１２３４５６" })
        {
            (await members.Guest.PostAsync(WithTotp, new { mfaId, code = wrong })).Status.ShouldBeOneOf(400, 429);
        }
    }

    [Fact]
    public async Task A_code_is_good_once_also_for_many_at_the_same_time()
    {
        var (member, app, _) = await EnrolAsync();
        var ids = new[] { await PasswordAsync(member), await PasswordAsync(member), await PasswordAsync(member), await PasswordAsync(member) };
        var code = app.Next();

        var answers = await Task.WhenAll(ids.Select(mfaId => members.Guest.PostAsync(WithTotp, new { mfaId, code })));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        (await members.Guest.PostAsync(WithTotp, new { mfaId = await PasswordAsync(member), code })).Status.ShouldBeOneOf(400, 429);
    }

    [Fact]
    public async Task One_pending_sign_in_lets_one_in()
    {
        var (member, app, recovery) = await EnrolAsync();
        var mfaId = await PasswordAsync(member);

        var answers = await Task.WhenAll(
            members.Guest.PostAsync(WithTotp, new { mfaId, code = app.Next() }),
            members.Guest.PostAsync(WithTotp, new { mfaId, recoveryCode = recovery[0] }),
            members.Guest.PostAsync(WithTotp, new { mfaId, recoveryCode = recovery[1] }));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_in_any_letter_case()
    {
        var (member, _, recovery) = await EnrolAsync();
        recovery.Distinct().Count().ShouldBe(10);
        var shouted = recovery[3].ToUpperInvariant().Replace('-', ' ');

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
            await members.Guest.PostAsync(WithTotp, new { mfaId = await PasswordAsync(member), recoveryCode = shouted })));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        (await members.Guest.PostAsync(WithTotp, new { mfaId = await PasswordAsync(member), recoveryCode = recovery[4] })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Guesses_are_bounded()
    {
        var (member, app, _) = await EnrolAsync();
        var mfaId = await PasswordAsync(member);
        for (var i = 0; i < 5; i++) (await members.Guest.PostAsync(WithTotp, new { mfaId, code = app.Wrong() })).Status.ShouldBe(400);

        (await members.Guest.PostAsync(WithTotp, new { mfaId, code = app.Next() })).Status.ShouldBe(429);
    }

    [Fact]
    public async Task A_pending_sign_in_is_of_one_account_and_one_collection()
    {
        var (member, _, _) = await EnrolAsync();
        var (_, foreign, _) = await EnrolAsync();
        var (other, otherApp, _) = await EnrolAsync("others");
        var mfaId = await PasswordAsync(member);

        (await members.Guest.PostAsync(WithTotp, new { mfaId, code = foreign.Next() })).Status.ShouldBe(400);
        (await members.Guest.PostAsync("/api/collections/others/auth-with-totp", new { mfaId, code = otherApp.Next() })).Status.ShouldBe(400);
        var ofOther = (await members.SignInAsync(other.Email, "others"))["mfaId"];
        (await members.Guest.PostAsync(WithTotp, new { mfaId = ofOther, code = otherApp.Next() })).Status.ShouldBe(400);
        (await members.Guest.PostAsync(WithTotp, new { mfaId = "nothing", code = foreign.Next() })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_password_a_second_time_is_no_second_factor()
    {
        var (member, _, _) = await EnrolAsync();

        var again = await members.Guest.PostAsync(
            Members.Path + "/auth-with-password", new { identity = member.Email, password = TestApp.Password, mfaId = await PasswordAsync(member) });

        again.Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_token_alone_does_not_replace_or_remove_an_app()
    {
        var (member, app, _) = await EnrolAsync();
        const string Remove = Members.Path + "/totp/remove";

        (await member.Client.PostAsync(Members.Path + "/totp", new { })).Status.ShouldBe(400);
        (await member.Client.PostAsync(Remove, new { })).ErrorOf("code").ShouldBe("validation_required");
        (await member.Client.PostAsync(Remove, new { code = app.Wrong() })).Status.ShouldBe(400);
        (await member.Client.PostAsync(Remove, new { password = "wrong" })).ErrorOf("password").ShouldBe("validation_invalid_value");
        (await members.Guest.PostAsync(Remove, new { password = TestApp.Password })).Status.ShouldBe(401);
        (await (await members.AddAsync()).Client.PostAsync(Remove, new { password = TestApp.Password })).Status.ShouldBe(400);
        (await members.SignInAsync(member.Email)).Status.ShouldBe(401);

        (await member.Client.PostAsync(Remove, new { password = TestApp.Password })).Status.ShouldBe(204);
        (await members.SignInAsync(member.Email)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_else_sees_an_app_and_nobody_its_secret()
    {
        var (member, _, _) = await EnrolAsync();
        const string Records = "/api/collections/_totps/records";

        var own = (await member.Client.GetAsync(Records)).Json.GetProperty("items").EnumerateArray().Single();
        own.TryGetProperty("secret", out _).ShouldBeFalse();
        own.TryGetProperty("recoveryCodes", out _).ShouldBeFalse();
        own.GetProperty("confirmed").GetBoolean().ShouldBeTrue();
        var id = own.GetProperty("id").GetString();
        (await members.Guest.GetAsync(Records)).Items().ShouldBe("");
        (await (await members.AddAsync()).Client.GetAsync($"{Records}/{id}")).Status.ShouldBe(404);
        (await member.Client.DeleteAsync($"{Records}/{id}")).Status.ShouldBe(403);
        (await member.Client.PatchAsync($"{Records}/{id}", new { confirmed = false })).Status.ShouldBe(403);
        (await member.Client.GetAsync($"{Records}?filter=secret~'A'")).Status.ShouldBe(400);

        (await members.Superuser.DeleteAsync($"{Records}/{id}")).Status.ShouldBe(204);
        (await members.SignInAsync(member.Email)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Who_has_no_app_where_one_is_required_can_do_nothing_but_enrol()
    {
        await members.App.AddCollectionAsync("""{"name":"strict","type":"auth","listRule":"","viewRule":"","totp":{"enabled":true,"required":true}}""");
        const string Path = "/api/collections/strict";
        var id = await members.App.AddAccountAsync("strict", "strict@example.com");

        var answer = await members.SignInAsync("strict@example.com", "strict");
        answer.Status.ShouldBe(200, answer.Text);
        answer["mustEnrol"].ShouldBe("totp");
        var limited = members.As(answer["token"]);
        (await limited.GetAsync($"{Path}/records")).Status.ShouldBe(403);
        (await limited.GetAsync($"{Path}/records/{id}")).Status.ShouldBe(403);
        (await limited.PostAsync($"{Path}/request-email-change", new { newEmail = "a@example.com" })).Status.ShouldBe(403);
        (await limited.PostAsync($"{Path}/totp/remove", new { password = TestApp.Password })).Status.ShouldBe(403);
        (await limited.PostAsync($"{Path}/auth-refresh", new { }))["mustEnrol"].ShouldBe("totp");

        var secondTry = members.As((await members.SignInAsync("strict@example.com", "strict"))["token"]);
        var app = await EnrolAsync(limited, Path);
        (await members.As(app.Token).GetAsync($"{Path}/records/{id}")).Status.ShouldBe(200);
        // Others have shown no more than before.
        foreach (var client in new[] { limited, secondTry })
        {
            var refreshed = await client.PostAsync($"{Path}/auth-refresh", new { });
            refreshed["mustEnrol"].ShouldBe("totp");
            (await members.As(refreshed["token"]).GetAsync($"{Path}/records/{id}")).Status.ShouldBe(403);
            (await members.As(refreshed["token"]).PostAsync($"{Path}/totp/remove", new { password = TestApp.Password })).Status.ShouldBe(403);
        }

        // SDKs send the token that they have with the next sign-in.
        var again = await limited.PostAsync($"{Path}/auth-with-password", new { identity = "strict@example.com", password = TestApp.Password });
        (await limited.PostAsync($"{Path}/auth-with-totp", new { mfaId = again["mfaId"], code = app.App.Next() })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_was_given_before_an_app_was_required_is_good_for_enrolling_one()
    {
        await members.App.AddCollectionAsync("""{"name":"stricter","type":"auth","listRule":"","viewRule":"id = @request.auth.id","totp":{"enabled":true},"apiKeys":{"enabled":true}}""");
        const string Path = "/api/collections/stricter";
        var id = await members.App.AddAccountAsync("stricter", "bare@example.com");
        var own = $"{Path}/records/{id}";
        var bare = members.As((await members.SignInAsync("bare@example.com", "stricter"))["token"]);
        var second = members.As((await members.SignInAsync("bare@example.com", "stricter"))["token"]);
        var key = members.As((await bare.PostAsync($"{Path}/api-keys", new { name = "k", scopes = "*" }))["key"]);
        var lent = members.As((await members.Superuser.PostAsync($"{Path}/impersonate/{id}", new { duration = 600 }))["token"]);

        (await members.Superuser.PatchAsync(Path, new { totp = new { enabled = true, required = true } })).Status.ShouldBe(200);

        var refused = await bare.GetAsync(own);
        refused.Status.ShouldBe(403);
        refused["message"].ShouldBe("An authenticator app has to be enrolled first.");
        (await bare.PostAsync($"{Path}/request-email-change", new { newEmail = "a@example.com" })).Status.ShouldBe(403);
        (await bare.PostAsync($"{Path}/auth-refresh", new { }))["mustEnrol"].ShouldBe("totp");
        foreach (var unaffected in new[] { key, lent }) (await unaffected.GetAsync(own)).Status.ShouldBe(200);

        var enrolled = await EnrolAsync(bare, Path);
        (await members.As(enrolled.Token).GetAsync(own)).Status.ShouldBe(200);
        // Whoever comes with the others has not shown the app.
        foreach (var old in new[] { bare, second }) (await old.PostAsync($"{Path}/auth-refresh", new { })).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Who_has_shown_the_app_stays_signed_in_when_it_becomes_required()
    {
        await members.App.AddCollectionAsync("""{"name":"strictest","type":"auth","listRule":"","viewRule":"id = @request.auth.id","totp":{"enabled":true}}""");
        const string Path = "/api/collections/strictest";
        var id = await members.App.AddAccountAsync("strictest", "shown@example.com");
        var before = members.As((await members.SignInAsync("shown@example.com", "strictest"))["token"]);
        var (app, _, _) = await EnrolAsync(before, Path);
        var mfaId = (await members.SignInAsync("shown@example.com", "strictest"))["mfaId"];
        var shown = members.As((await members.Guest.PostAsync($"{Path}/auth-with-totp", new { mfaId, code = app.Next() }))["token"]);

        (await members.Superuser.PatchAsync(Path, new { totp = new { enabled = true, required = true } })).Status.ShouldBe(200);

        (await shown.GetAsync($"{Path}/records/{id}")).Status.ShouldBe(200);
        (await members.As((await shown.PostAsync($"{Path}/auth-refresh", new { }))["token"]).GetAsync($"{Path}/records/{id}")).Status.ShouldBe(200);
        (await before.GetAsync($"{Path}/records/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Methods_tell_of_it_where_it_is_on()
    {
        (await members.Guest.GetAsync(Members.Path + "/auth-methods")).Json.GetProperty("totp").GetRawText().ShouldBe("""{"enabled":true,"required":false}""");
        (await members.Guest.GetAsync("/api/collections/users/auth-methods")).Json.TryGetProperty("totp", out _).ShouldBeFalse();
        var id = await members.App.AddAccountAsync("users", "user@example.com");
        var user = await members.App.SignInAsync("users", "user@example.com");
        (await user.PostAsync("/api/collections/users/totp", new { })).Status.ShouldBe(403);
        (await members.Guest.PostAsync("/api/collections/users/auth-with-totp", new { mfaId = id, code = "123456" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_app_goes_with_its_account_and_with_its_collection()
    {
        await members.App.AddCollectionAsync("""{"name":"passing","type":"auth","totp":{"enabled":true}}""");
        foreach (var _ in new[] { 1, 2 }) await EnrolAsync("passing");
        var accounts = members.App.Records.List("passing", new());
        var before = members.App.Records.Count("_totps");

        await members.App.Records.DeleteAsync(accounts[0], TestContext.Current.CancellationToken);
        members.App.Records.Count("_totps").ShouldBe(before - 1);
        (await members.Superuser.DeleteAsync("/api/collections/passing")).Status.ShouldBe(204);
        members.App.Records.Count("_totps").ShouldBe(before - 2);
    }

    private async Task<string?> PasswordAsync(Member member) => (await members.SignInAsync(member.Email))["mfaId"];

    private async Task<(Member Member, AuthenticatorApp App, string[] Recovery)> EnrolAsync(string collection = "members")
    {
        var member = await members.AddAsync(collection);
        var (app, recovery, _) = await EnrolAsync(member.Client, $"/api/collections/{collection}");
        return (member, app, recovery);
    }

    private static async Task<(AuthenticatorApp App, string[] Recovery, string? Token)> EnrolAsync(TestClient client, string path)
    {
        var app = new AuthenticatorApp((await client.PostAsync($"{path}/totp", new { }))["secret"]!);
        var confirmation = await client.PostAsync($"{path}/totp/confirm", new { code = app.Next() });
        confirmation.Status.ShouldBe(200, confirmation.Text);
        return (app, [.. confirmation.Json.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)], confirmation["token"]);
    }
}
