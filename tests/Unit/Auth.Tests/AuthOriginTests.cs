using Holdall.Collections;
using Holdall.Mail;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests;

public sealed class AuthOriginTests : IAsyncLifetime
{
    private readonly SentMails _mails = new();
    private TestEngine _engine = null!;
    private Record _ann = null!;

    private List<string> Known => [.. _engine.Records.List("_authOrigins", new RecordQuery()).Select(r => r.GetString("fingerprint"))];

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var users = AuthFixtures.Users();
        users = await _engine.StoreAsync(
            users with { Auth = users.Auth! with { AuthAlert = new AuthAlertOptions { Enabled = true, EmailTemplate = new MailTemplate() } } });
        _ann = await _engine.StoreAsync(new Record(users) { ["email"] = "ann@example.com" });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public void The_fingerprint_is_of_address_and_agent() => AuthOrigins.Fingerprint("192.0.2.1", "").ShouldBe("d0f88d6c87767262ba8e93d6acccd784");

    [Fact]
    public async Task The_first_place_is_kept_and_warns_nobody()
    {
        await NoteAsync("192.0.2.1");

        Known.ShouldBe(["d0f88d6c87767262ba8e93d6acccd784"]);
        _mails.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_place_sends_a_mail_and_a_known_one_none()
    {
        await NoteAsync("192.0.2.1");
        await NoteAsync("192.0.2.2", "Browser <1>");
        await NoteAsync("192.0.2.2", "Browser <1>");
        await NoteAsync("192.0.2.1");

        var mail = _mails.Sent.ShouldHaveSingleItem();
        mail.Kind.ShouldBe(RecordMailKind.AuthAlert);
        mail.To.ShouldBe("ann@example.com");
        mail.SignIn.ShouldBe("2026-01-02 03:04:05.678Z - 192.0.2.2 Browser <1>");
        Known.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_oldest_of_five_places_makes_room()
    {
        for (var i = 1; i <= 6; i++) await NoteAsync($"192.0.2.{i}");

        Known.Count.ShouldBe(5);
        Known.ShouldNotContain(AuthOrigins.Fingerprint("192.0.2.1", ""));
        Known.ShouldContain(AuthOrigins.Fingerprint("192.0.2.2", ""));
    }

    [Fact]
    public async Task A_place_stays_unknown_when_the_mail_fails()
    {
        await NoteAsync("192.0.2.1");
        _mails.Failure = new MailException("refused");

        await NoteAsync("192.0.2.2");

        Known.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_takes_long_is_given_up()
    {
        await NoteAsync("192.0.2.1");
        _mails.IsStuck = true;

        var noting = NoteAsync("192.0.2.2");
        _engine.Time.Advance(TimeSpan.FromSeconds(14.9));
        noting.IsCompleted.ShouldBeFalse();
        _engine.Time.Advance(TimeSpan.FromSeconds(0.2));
        await noting;

        Known.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_address_the_place_is_kept_all_the_same()
    {
        _ann["email"] = "";
        await NoteAsync("192.0.2.1");
        await NoteAsync("192.0.2.2");

        _mails.Sent.ShouldBeEmpty();
        Known.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_agent_is_cut()
    {
        await NoteAsync("192.0.2.1", new string('a', 201));

        Known.ShouldBe([AuthOrigins.Fingerprint("192.0.2.1", new string('a', 200) + "...")]);
    }

    [Fact]
    public async Task Nothing_is_kept_where_alerts_are_off()
    {
        var users = _engine.Collections.Get("users");
        var bob = new Record(users with { Auth = users.Auth! with { AuthAlert = new AuthAlertOptions() } }) { ["email"] = "bob@example.com" };
        await Noting.NoteAsync(new FakeRequest(), bob);

        Known.ShouldBeEmpty();
    }

    private AuthOrigins Noting => new(_engine.Collections, _engine.Records, _engine.Time, NullLogger<AuthOrigins>.Instance, _mails);

    private Task NoteAsync(string address, string agent = "")
    {
        var request = new FakeRequest { Address = address };
        request.Http.Request.Headers.UserAgent = agent;
        return Noting.NoteAsync(request, _ann);
    }

    private sealed class SentMails : IRecordMails
    {
        public List<RecordMail> Sent { get; } = [];

        public MailException? Failure { get; set; }

        public bool IsStuck { get; set; }

        public async Task<MailMessage?> SendAsync(RecordMail mail, CancellationToken aborted = default)
        {
            if (Failure is not null) throw Failure;
            if (IsStuck) await Task.Delay(Timeout.Infinite, aborted);
            Sent.Add(mail);
            return new MailMessage();
        }
    }
}
