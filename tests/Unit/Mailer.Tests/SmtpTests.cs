using System.Text;
using Holdall.Files;
using Holdall.Hooks;
using Holdall.Mail;
using Holdall.Plugins.Mailer.Messages;
using Holdall.Plugins.Mailer.Transports;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Holdall.Plugins.Mailer.Tests;

public sealed class SmtpTests
{
    private readonly IHooks _hooks = TestHooks.Create();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-02T03:04:05Z"));

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var sink = new SmtpSink();

        await SendAsync(Settings(sink), new MailMessage
        {
            To = [new MailAddress("ann@example.com", "Änn"), new MailAddress("bob@example.com")],
            Cc = [new MailAddress("cc@example.com")],
            Bcc = [new MailAddress("secret@example.com")],
            Subject = "Grüße",
            Html = "<p>Hällo <a href=\"https://example.com\">there</a></p>",
            Headers = { ["X-Test"] = "yes" },
        });

        var message = sink.Messages.ShouldHaveSingleItem();
        sink.Senders.ShouldBe(["support@example.com"]);
        sink.Recipients.ShouldBe(["ann@example.com", "bob@example.com", "cc@example.com", "secret@example.com"]);
        message.From.ToString().ShouldBe("\"Support\" <support@example.com>");
        message.To.Mailboxes.Select(m => m.Name + m.Address).ShouldBe(["Ännann@example.com", "bob@example.com"]);
        message.Subject.ShouldBe("Grüße");
        message.Date.ShouldBe(_time.GetUtcNow());
        message.MessageId!.ShouldMatch("^[A-Za-z0-9]{15}@example.com$");
        message.Headers["X-Test"].ShouldBe("yes");
        message.HtmlBody!.TrimEnd().ShouldBe("<p>Hällo <a href=\"https://example.com\">there</a></p>");
        message.TextBody!.TrimEnd().ShouldBe("Hällo there (https://example.com)");
        Shape(message.Body!).ShouldBe("alternative(plain, html)");
        sink.Raw[0].ShouldNotContain("secret@example.com");
        HeaderNames(sink.Raw[0]).ShouldBe(["From", "MIME-Version", "Date", "Subject", "To", "CC", "Message-ID", "X-Test", "Content-Type"]);
    }

    [Fact]
    public async Task Own_text_sender_and_message_id_are_kept()
    {
        await using var sink = new SmtpSink();

        await SendAsync(Settings(sink), new MailMessage
        {
            From = new MailAddress("me@example.org"),
            To = [new MailAddress("ann@example.com")],
            Html = "<p>a</p>",
            Text = "mine",
            Headers = { ["message-id"] = "<own@id>" },
        });

        var message = sink.Messages.ShouldHaveSingleItem();
        message.TextBody!.TrimEnd().ShouldBe("mine");
        message.From.ToString().ShouldBe("me@example.org");
        message.Headers.Where(h => h.Field.Equals("Message-ID", StringComparison.OrdinalIgnoreCase)).ShouldHaveSingleItem().Value.ShouldBe("<own@id>");
    }

    [Fact]
    public async Task Attachments_have_the_type_of_their_content()
    {
        await using var sink = new SmtpSink();

        await SendAsync(Settings(sink), new MailMessage
        {
            To = [new MailAddress("ann@example.com")],
            Html = "a",
            Attachments = { new MailAttachment { Name = "data.bin", Content = Encoding.UTF8.GetBytes("{\"a\":1}") } },
            InlineAttachments = { new MailAttachment { Name = "logo.png", Content = new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A } } },
        });

        var parts = sink.Messages[0].BodyParts.OfType<MimePart>().Where(p => p is not TextPart).ToList();
        parts.Select(p => $"{p.FileName} {p.ContentType.MimeType} {p.ContentDisposition!.Disposition}").ShouldBe(["data.bin application/json attachment", "logo.png image/png inline"]);
    }

    [Theory]
    [InlineData("a", "", false, "alternative(plain, html)")]
    [InlineData("a", "b", false, "alternative(plain, html)")]
    [InlineData("", "b", false, "plain")]
    [InlineData("a", "", true, "mixed(alternative(plain, html), png)")]
    [InlineData("", "b", true, "mixed(plain, png)")]
    public async Task A_mail_is_as_nested_as_its_content_needs(string html, string text, bool isAttached, string shape)
    {
        await using var sink = new SmtpSink();
        var mail = new MailMessage { To = [new MailAddress("ann@example.com")], Subject = "s", Html = html, Text = text };
        if (isAttached) mail.Attachments.Add(new MailAttachment { Name = "data.bin", Content = new byte[] { 0, 1, 2 } });

        await SendAsync(Settings(sink), mail);

        Shape(sink.Messages[0].Body!).ShouldBe(shape);
    }

    [Theory]
    [InlineData("Support", "Support <me@example.org>")]
    [InlineData("Ann, \"the\" Boss", "\"Ann, \\\"the\\\" Boss\" <me@example.org>")]
    [InlineData("Änn, the Boss", "=?UTF-8?q?=C3=84nn=2C_the_Boss?= <me@example.org>")]
    [InlineData("", "me@example.org")]
    public async Task Every_name_of_a_sender_survives(string name, string header)
    {
        await using var sink = new SmtpSink();
        using var program = new FakeSendmail();
        var mail = Mail("Grüße an alle");
        mail.From = new MailAddress("me@example.org", name);

        await SendAsync(Settings(sink), mail);
        await SendAsync(new SmtpSettings(), mail, program.Path);

        foreach (var raw in new[] { sink.Raw[0], program.Received.ReplaceLineEndings("\r\n") })
        {
            raw.ShouldContain($"From: {header}\r\n");
            raw.ShouldContain("Subject: =?UTF-8?q?Gr=C3=BC=C3=9Fe_an_alle?=\r\n");
        }

        (sink.Messages[0].From.Mailboxes.Single().Name ?? "").ShouldBe(name);
    }

    [Fact]
    public async Task Recipients_are_written_in_one_way_and_come_back()
    {
        await using var sink = new SmtpSink();
        var mail = new MailMessage
        {
            To = [new MailAddress("ann@example.com", "Ann \"A\" B, C"), new MailAddress("bob@example.com"), new MailAddress("eve@example.com", "Ève")],
            Subject = string.Concat(Enumerable.Repeat("Grüße und Küsse ", 20)).Trim(),
            Html = "a",
        };
        for (var i = 0; i < 100; i++) mail.Cc.Add(new MailAddress($"someone{i}@example.com", $"Some one {i}"));

        await SendAsync(Settings(sink), mail);

        sink.Raw[0].ShouldContain("To: \"Ann \\\"A\\\" B, C\" <ann@example.com>,bob@example.com,=?UTF-8?q?=C3=88ve?= <eve@example.com>\r\n");
        sink.Raw[0].ShouldContain("\"Some one 0\" <someone0@example.com>,\"Some one 1\" <someone1@example.com>");
        sink.Raw[0].Split("\r\n").ShouldAllBe(line => line.Length < 998);
        var message = sink.Messages[0];
        message.To.Mailboxes.Select(m => m.Name ?? "").ShouldBe(["Ann \"A\" B, C", "", "Ève"]);
        message.Cc.Mailboxes.Select(m => m.Address).ShouldBe(mail.Cc.Select(cc => cc.Address));
        message.Subject.ShouldBe(mail.Subject);
    }

    [Fact]
    public async Task Parts_say_first_how_they_are_encoded()
    {
        await using var sink = new SmtpSink();
        var mail = Mail();
        mail.Attachments.Add(new MailAttachment { Name = "data.bin", Content = new byte[] { 0, 1, 2 } });

        await SendAsync(Settings(sink), mail);

        sink.Raw[0].ShouldContain("\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=utf-8\r\n");
        sink.Raw[0].ShouldContain("\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png");
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task Credentials_are_presented_also_to_a_server_that_does_not_ask_and_its_refusal_is_the_error(string method)
    {
        await using var sink = new SmtpSink(offersLogin: false);

        var error = await Should.ThrowAsync<MailException>(
            () => SendAsync(Settings(sink) with { Username = "me", Password = "right", AuthMethod = method }, Mail()));

        error.Message.ShouldStartWith("5");
        sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_break_begins_no_header()
    {
        await using var sink = new SmtpSink();

        await SendAsync(Settings(sink), new MailMessage
        {
            To = [new MailAddress("ann@example.com", "A\r\nX-Evil: 1")],
            Subject = "a\r\nX-Evil: 2",
            Html = "a",
            Headers = { ["X-Test"] = "b\r\nX-Evil: 3" },
        });

        sink.Messages[0].Headers.Contains("X-Evil").ShouldBeFalse();
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    [InlineData("")]
    public async Task Credentials_are_presented(string method)
    {
        await using var sink = new SmtpSink(needsLogin: true);

        await SendAsync(Settings(sink) with { Username = "me", Password = "right", AuthMethod = method }, Mail());

        sink.Credentials.ShouldBe(["me:right"]);
        sink.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_credentials_fail()
    {
        await using var sink = new SmtpSink(needsLogin: true);

        await Should.ThrowAsync<MailException>(() => SendAsync(Settings(sink) with { Username = "me", Password = "wrong" }, Mail()));

        sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Credentials_are_not_sent_in_the_clear_to_another_machine()
    {
        await using var sink = new SmtpSink(address: "127.0.0.2");

        var error = await Should.ThrowAsync<MailException>(
            () => SendAsync(Settings(sink) with { Host = "127.0.0.2", Username = "me", Password = "right" }, Mail()));

        sink.Credentials.ShouldBeEmpty();
        error.Message.ShouldContain("not encrypted");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_nobody_vouches_for_is_refused(bool isTls)
    {
        await using var sink = new SmtpSink(offersTls: true, isTls: isTls);

        await Should.ThrowAsync<MailException>(() => SendAsync(Settings(sink) with { Tls = isTls }, Mail()));

        sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_refuses_or_is_not_there_is_an_error()
    {
        var sink = new SmtpSink { Refuses = true };
        var settings = Settings(sink);
        (await Should.ThrowAsync<MailException>(() => SendAsync(settings, Mail()))).IsPermanent.ShouldBeTrue();
        await sink.DisposeAsync();

        (await Should.ThrowAsync<MailException>(() => SendAsync(settings, Mail()))).IsPermanent.ShouldBeFalse();
        await Should.ThrowAsync<MailException>(
            () => SendAsync(settings, new MailMessage { From = new MailAddress("no address"), To = [new MailAddress("x")], Html = "a" }));
    }

    [Fact]
    public async Task A_hook_may_change_a_mail_or_stop_it()
    {
        await using var sink = new SmtpSink();
        _hooks.MailerSend.Use((e, next) =>
        {
            e.Message.Subject += " changed";
            return e.Message.Subject.StartsWith("stop", StringComparison.Ordinal) ? Task.CompletedTask : next();
        });

        await SendAsync(Settings(sink), Mail("go"));
        await SendAsync(Settings(sink), Mail("stop"));

        sink.Messages.ShouldHaveSingleItem().Subject.ShouldBe("go changed");
    }

    [Fact]
    public async Task Without_SMTP_the_mail_goes_to_sendmail()
    {
        using var program = new FakeSendmail();

        await SendAsync(new SmtpSettings(), new MailMessage
        {
            To = [new MailAddress("ann@example.com", "Ann"), new MailAddress("bob@example.com")],
            Cc = [new MailAddress("cc@example.com")],
            Bcc = [new MailAddress("bcc@example.com")],
            Subject = "Grüße\r\nX-Evil: 1",
            Html = "<p>Hällo</p>",
        }, program.Path);

        var lines = program.Received.ReplaceLineEndings("\n").Split('\n');
        lines[0].ShouldBe("-i -t");
        lines[1].ShouldBe("Subject: =?UTF-8?q?Gr=C3=BC=C3=9FeX-Evil=3A_1?=");
        lines[2..].ShouldBe(
            ["From: Support <support@example.com>", "Content-Type: text/html; charset=UTF-8", "To: ann@example.com,bob@example.com", "Cc: cc@example.com", "Bcc: bcc@example.com", "", "<p>Hällo</p>"]);
    }

    [Fact]
    public async Task A_sendmail_that_fails_or_is_missing_is_an_error()
    {
        using var program = new FakeSendmail("echo broken >&2; exit 75");

        (await Should.ThrowAsync<MailException>(() => SendAsync(new SmtpSettings(), Mail(), program.Path))).Message.ShouldContain("broken");
        (await Should.ThrowAsync<MailException>(
            () => SendAsync(new SmtpSettings(), Mail(), "/nowhere/sendmail"))).Message.ShouldBe("failed to locate a sendmail executable path");
    }

    private static string Shape(MimeEntity entity) => entity is Multipart parts
        ? $"{parts.ContentType.MediaSubtype}({string.Join(", ", parts.Select(Shape))})"
        : entity.ContentType.MediaSubtype;

    private Task SendAsync(SmtpSettings smtp, MailMessage message, string sendmail = "/nowhere") =>
        new HookedMailer(
            new FakeSettings { Current = new AppSettings { Smtp = smtp } },
            _hooks,
            new SmtpTransport(new MimeMessages(new FirstLetter()), _time),
            new SendmailTransport([sendmail])).SendAsync(message, Aborted);

    private static SmtpSettings Settings(SmtpSink sink) => new() { Enabled = true, Port = sink.Port, Host = "127.0.0.1" };

    private static MailMessage Mail(string subject = "s") => new() { To = [new MailAddress("ann@example.com")], Subject = subject, Html = "a" };

    private static IEnumerable<string> HeaderNames(string raw) =>
        raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Where(l => l[0] is not (' ' or '\t')).Select(l => l[..l.IndexOf(':')]);

    /// <summary>A program that writes what it gets into a file.</summary>
    private sealed class FakeSendmail : IDisposable
    {
        private readonly TempFolder _folder = new();

        public FakeSendmail(string? script = null)
        {
            File.WriteAllText(Path, $"#!/bin/sh\n{script ?? $"echo \"$@\" > {_folder.Path}/out; cat >> {_folder.Path}/out"}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public string Path => _folder.File("sendmail");

        public string Received => File.ReadAllText(_folder.File("out"));

        public void Dispose() => _folder.Dispose();
    }

    /// <summary>Tells types by the first byte.</summary>
    private sealed class FirstLetter : IContentTypes
    {
        public string Detect(ReadOnlySpan<byte> head) => head[0] == (byte)'{' ? "application/json" : "image/png";
    }
}
