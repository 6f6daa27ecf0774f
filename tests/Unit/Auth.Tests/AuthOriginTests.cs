using Holdall.Collections;
using Holdall.Mail;
using Holdall.Plugins.Auth.SignIn;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests;

public sealed class AuthOriginTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
    private readonly FakeCollections _collections = new(AuthFixtures.Users() with { Auth = AuthFixtures.Users().Auth! with { AuthAlert = new AuthAlertOptions(true, new MailTemplate()) } }, Origins);
    private readonly SentMails _mails = new();
    private readonly FakeRecords _records;
    private readonly Record _ann;

    public AuthOriginTests()
    {
        _records = new FakeRecords(_collections);
        _ann = _records.Add(new Record(_collections.Get("users")) { ["email"] = "ann@example.com" });
    }

    private static Collection Origins => new()
    {
        Id = "pbc_4275539003",
        Name = "_authOrigins",
        Fields = [new TextField { Name = "id" }, new TextField { Name = "collectionRef" }, new TextField { Name = "recordRef" }, new TextField { Name = "fingerprint" }, new AutodateField { Name = "created" }],
    };

    private List<string> Known => [.. _records.All.Where(r => r.Collection.Name == "_authOrigins").Select(r => r.GetString("fingerprint"))];

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
        mail.Meta["info"].ShouldBe("2026-01-01 00:00:00.000Z - 192.0.2.2 Browser <1>");
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
        _time.Advance(TimeSpan.FromSeconds(14.9));
        noting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.2));
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
        var users = _collections.Get("users");
        var bob = new Record(users with { Auth = users.Auth! with { AuthAlert = new AuthAlertOptions() } }) { ["email"] = "bob@example.com" };
        await new AuthOrigins(_collections, _records, _time, NullLogger<AuthOrigins>.Instance, _mails).NoteAsync(new FakeRequest(), bob);

        Known.ShouldBeEmpty();
    }

    private Task NoteAsync(string address, string agent = "")
    {
        var request = new FakeRequest { Address = address };
        request.Http.Request.Headers.UserAgent = agent;
        return new AuthOrigins(_collections, _records, _time, NullLogger<AuthOrigins>.Instance, _mails).NoteAsync(request, _ann);
    }

    private sealed class SentMails : IRecordMails
    {
        public List<RecordMail> Sent { get; } = [];

        public MailException? Failure { get; set; }

        public bool IsStuck { get; set; }

        public async Task<MailMessage> SendAsync(RecordMail mail, CancellationToken aborted = default)
        {
            if (Failure is not null) throw Failure;
            if (IsStuck) await Task.Delay(Timeout.Infinite, aborted);
            Sent.Add(mail);
            return new MailMessage();
        }
    }
}
