using Holdall.Auth;
using Holdall.Collections;
using Holdall.Jobs;
using Holdall.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth;

/// <summary>Verifying an address, a forgotten password, and a new address, each by a mail.</summary>
public sealed class AccountMailTests : IAsyncLifetime
{
    private const string Writers = "/api/collections/writers";
    private const string Ann = "ann@example.com";

    private readonly PostOffice _post = new();
    private TestApp _app = null!;
    private string _annId = "";

    private TestClient Guest => _app.Guest;

    public async ValueTask InitializeAsync()
    {
        _app = await NewsRoom.StartAsync(_post);
        _annId = await _app.AddAccountAsync("writers", Ann);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_link_of_a_mail_verifies_the_address()
    {
        (await RequestAsync("request-verification", Ann)).ShouldBe(204);
        var token = (await _post.NextAsync(RecordMailKind.Verification, Ann)).Token;

        (await Guest.PostAsync(Writers + "/confirm-verification", new { token })).Status.ShouldBe(204);

        _app.Records.Find("writers", _annId)!.GetBool("verified").ShouldBeTrue();
        (await Guest.PostAsync(Writers + "/confirm-verification", new { token })).Status.ShouldBe(204);
        (await RequestAsync("request-verification", Ann)).ShouldBe(204);
        _post.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_for_an_address_of_before_verifies_nothing()
    {
        await RequestAsync("request-verification", Ann);
        var token = (await _post.NextAsync(RecordMailKind.Verification, Ann)).Token;
        (await _app.Superuser.PatchAsync($"{NewsRoom.Writers}/{_annId}", new { email = "other@example.com" })).Status.ShouldBe(200);

        (await Guest.PostAsync(Writers + "/confirm-verification", new { token })).ErrorOf("token").ShouldBe("validation_invalid_token");
    }

    [Theory]
    [InlineData("request-verification", RecordMailKind.Verification)]
    [InlineData("request-password-reset", RecordMailKind.PasswordReset)]
    public async Task However_many_ask_at_once_one_mail_is_sent(string path, RecordMailKind kind)
    {
        var opening = new TaskCompletionSource();
        _post.Opening = opening.Task;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RequestAsync(path, Ann)));
        opening.SetResult();

        answers.ShouldAllBe(status => status == 204);
        await _post.NextAsync(kind, Ann);
        (await RequestAsync(path, Ann)).ShouldBe(204);
        (await RequestAsync(path, "nobody@example.com")).ShouldBe(204);
        _post.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("request-verification", RecordMailKind.Verification, "confirm-verification")]
    [InlineData("request-password-reset", RecordMailKind.PasswordReset, "confirm-password-reset")]
    public async Task A_mail_that_could_not_be_sent_is_sent_by_a_job_with_a_token_of_then(string path, RecordMailKind kind, string confirm)
    {
        _post.IsClosed = true;
        (await RequestAsync(path, Ann)).ShouldBe(204);
        var jobs = _app.Services.GetRequiredService<IJobs>();
        await Eventually.HoldsAsync(async () => await WaitingMailsAsync() is [{ DueAt: not null }]);

        // Its time comes in a minute; the same run, now.
        _post.IsClosed = false;
        var arguments = $$"""{"Kind":{{(int)kind}},"Collection":"{{_app.Services.GetRequiredService<ICollections>().Get("writers").Id}}","Record":"{{_annId}}"}""";
        await jobs.EnqueueAsync("auth", "mail", arguments);
        var token = (await _post.NextAsync(kind, Ann)).Token;

        // What is done by now, or was sent a moment ago, is not sent again.
        if (kind == RecordMailKind.Verification) await ConfirmAsync();
        await jobs.EnqueueAsync("auth", "mail", arguments);
        await Eventually.HoldsAsync(async () => (await jobs.RecentAsync(10)).Count(run => run is { Job: "mail", Succeeded: true }) == 2);
        _post.Sent.Count.ShouldBe(1);
        if (kind != RecordMailKind.Verification) await ConfirmAsync();

        async Task ConfirmAsync() => (await Guest.PostAsync(
            $"{Writers}/{confirm}", new { token, password = "1234567890", passwordConfirm = "1234567890" })).Status.ShouldBe(204);

        async Task<IReadOnlyList<WaitingRun>> WaitingMailsAsync() => [.. (await jobs.WaitingAsync(10)).Where(run => run.Job == "mail")];
    }

    [Fact]
    public async Task A_mail_that_was_refused_for_good_is_not_tried_again()
    {
        _post.Refusal = new MailException("550 no such mailbox") { IsPermanent = true };
        await RequestAsync("request-password-reset", Ann);

        await Eventually.HoldsAsync(() => _post.Refused > 0);

        (await _app.Services.GetRequiredService<IJobs>().WaitingAsync(10)).ShouldNotContain(run => run.Job == "mail");
    }

    [Fact]
    public async Task A_mail_for_a_password_that_could_not_be_sent_is_sent_when_it_is_asked_for_again()
    {
        _post.IsClosed = true;
        (await RequestAsync("request-password-reset", Ann)).ShouldBe(204);
        _post.IsClosed = false;

        await Eventually.HoldsAsync(async () =>
        {
            await RequestAsync("request-password-reset", Ann);
            return _post.Sent.Count > 0;
        });
    }

    [Fact]
    public async Task A_new_password_ends_the_old_one_and_all_tokens()
    {
        var before = await _app.SignInAsync("writers", Ann);
        await RequestAsync("request-password-reset", Ann);
        var token = (await _post.NextAsync(RecordMailKind.PasswordReset, Ann)).Token;
        var form = new { token, password = "a new password", passwordConfirm = "a new password" };

        (await Guest.PostAsync(Writers + "/confirm-password-reset", form)).Status.ShouldBe(204);

        (await Guest.PostAsync(Writers + "/confirm-password-reset", form)).ErrorOf("token").ShouldBe("validation_invalid_token");
        (await before.PostAsync(Writers + "/auth-refresh", new { })).Status.ShouldBe(401);
        (await SignInAsync(TestApp.Password)).ShouldBe(400);
        (await SignInAsync("a new password")).ShouldBe(200);
        _app.Records.Find("writers", _annId)!.GetBool("verified").ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_for_a_password_works_once_however_many_use_it_at_once()
    {
        await RequestAsync("request-password-reset", Ann);
        var token = (await _post.NextAsync(RecordMailKind.PasswordReset, Ann)).Token;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => Guest.PostAsync(Writers + "/confirm-password-reset", new { token, password = $"password {i}", passwordConfirm = $"password {i}" })));

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.Where(answer => answer.Status != 204).ShouldAllBe(answer => answer.Status == 400);
    }

    [Fact]
    public async Task All_errors_of_a_new_password_are_told_together()
    {
        var answer = await Guest.PostAsync(Writers + "/confirm-password-reset", new { token = "nonsense", password = "short", passwordConfirm = "other" });

        answer.Status.ShouldBe(400);
        answer.ErrorOf("token").ShouldBe("validation_invalid_token");
        answer.ErrorOf("password").ShouldBe("validation_length_out_of_range");
        answer.ErrorOf("passwordConfirm").ShouldBe("validation_values_mismatch");
    }

    [Fact]
    public async Task An_address_changes_with_the_mail_to_the_new_one_and_the_password()
    {
        var ann = await _app.SignInAsync("writers", Ann);
        (await ann.PostAsync(Writers + "/request-email-change", new { newEmail = "new@example.com" })).Status.ShouldBe(204);
        var token = (await _post.NextAsync(RecordMailKind.EmailChange, "new@example.com")).Token;

        var refused = await Guest.PostAsync(Writers + "/confirm-email-change", new { token, password = "wrong" });
        refused.ErrorOf("password").ShouldBe("validation_invalid_password");
        (await Guest.PostAsync(Writers + "/confirm-email-change", new { token, password = TestApp.Password })).Status.ShouldBe(204);

        var record = _app.Records.Find("writers", _annId)!;
        record.GetString("email").ShouldBe("new@example.com");
        record.GetBool("verified").ShouldBeTrue();
        (await ann.PostAsync(Writers + "/auth-refresh", new { })).Status.ShouldBe(401);
    }

    [Fact]
    public async Task An_address_that_somebody_else_has_taken_meanwhile_is_refused()
    {
        var ann = await _app.SignInAsync("writers", Ann);
        await ann.PostAsync(Writers + "/request-email-change", new { newEmail = "new@example.com" });
        var token = (await _post.NextAsync(RecordMailKind.EmailChange, "new@example.com")).Token;
        await _app.AddAccountAsync("writers", "new@example.com");

        var answer = await Guest.PostAsync(Writers + "/confirm-email-change", new { token, password = TestApp.Password });

        answer.ErrorOf("token").ShouldBe("validation_invalid_token_email");
        (await ann.PostAsync(Writers + "/request-email-change", new { newEmail = "new@example.com" })).ErrorOf("newEmail").ShouldBe("validation_invalid_new_email");
    }

    [Fact]
    public async Task A_new_address_whose_mail_can_not_be_sent_is_an_error()
    {
        _post.IsClosed = true;
        var ann = await _app.SignInAsync("writers", Ann);

        var answer = await ann.PostAsync(Writers + "/request-email-change", new { newEmail = "new@example.com" });

        answer.Status.ShouldBe(400);
        answer["message"].ShouldBe("Failed to request email change.");
    }

    [Fact]
    public async Task An_account_can_not_fill_the_mailboxes_of_others()
    {
        var ann = await _app.SignInAsync("writers", Ann);

        var answers = new List<int>();
        for (var i = 0; i < 7; i++) answers.Add((await ann.PostAsync(Writers + "/request-email-change", new { newEmail = $"new{i}@example.com" })).Status);

        answers.ShouldBe([204, 204, 204, 204, 204, 429, 429]);
        _post.Sent.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Tokens_of_one_kind_are_none_of_another()
    {
        await RequestAsync("request-verification", Ann);
        var token = (await _post.NextAsync(RecordMailKind.Verification, Ann)).Token!;
        var stolen = new TestClient(new HttpClient { BaseAddress = _app.Address }, token);

        (await Guest.PostAsync(Writers + "/confirm-password-reset", new { token, password = "a new password", passwordConfirm = "a new password" }))
            .ErrorOf("token").ShouldBe("validation_invalid_token");
        (await stolen.PostAsync(Writers + "/auth-refresh", new { })).Status.ShouldBe(401);
        Records(TokenTypes.Verification, token).ShouldBe(_annId);
        Records(TokenTypes.Auth, token).ShouldBeNull();
    }

    [Theory]
    [InlineData("request-verification")]
    [InlineData("confirm-verification")]
    [InlineData("request-email-change")]
    [InlineData("confirm-email-change")]
    public async Task Superusers_need_none_of_it(string path) =>
        (await _app.Superuser.PostAsync("/api/collections/_superusers/" + path, new { email = "root@example.com" })).Status.ShouldBe(400);

    private string? Records(string type, string token) =>
        ((ITokens)_app.Services.GetService(typeof(ITokens))!).FindRecord(token, type)?.Id;

    private async Task<int> RequestAsync(string path, string email) => (await Guest.PostAsync($"{Writers}/{path}", new { email })).Status;

    private async Task<int> SignInAsync(string password) =>
        (await Guest.PostAsync(Writers + "/auth-with-password", new { identity = Ann, password })).Status;
}
