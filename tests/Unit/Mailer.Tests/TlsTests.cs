using System.Text;
using Holdall.Mail;
using Holdall.Plugins.Mailer.Messages;
using Holdall.Plugins.Mailer.Transports;
using Holdall.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Mailer.Tests;

/// <summary>Encrypted connections, and what must not get through any.</summary>
public sealed class TlsTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "PLAIN")]
    [InlineData(true, "LOGIN")]
    [InlineData(false, "PLAIN")]
    [InlineData(false, "LOGIN")]
    public async Task Credentials_and_mail_go_through_TLS_from_the_start_or_from_STARTTLS_on(bool isTls, string method)
    {
        await using var sink = new SmtpSink(offersTls: true, isTls: isTls, needsLogin: true, address: "127.0.0.2");
        string? shown = null;
        var smtp = new SmtpTransport(new MimeMessages(TestEngine.ContentTypes), new FakeTimeProvider(), (_, certificate, _, _) =>
        {
            shown = certificate!.Subject;
            return shown == "CN=localhost";
        });

        // Another machine than this one: without encryption the credentials would stay here.
        await smtp.SendAsync(Settings(sink) with { Host = "127.0.0.2", Tls = isTls, AuthMethod = method, Username = "me", Password = "right" }, Mail(), Aborted);

        shown.ShouldBe("CN=localhost");
        sink.Credentials.ShouldBe(["me:right"]);
        sink.Messages.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("ann@example.com\r\nBcc: evil@example.com")]
    [InlineData("ann@example.com>\r\nRCPT TO:<evil@example.com")]
    [InlineData("ann@example.com> NOTIFY=SUCCESS\r\nDATA")]
    [InlineData("ann@example.com,evil@example.com")]
    public async Task An_address_names_one_recipient_or_none(string address)
    {
        await using var sink = new SmtpSink();
        var smtp = new SmtpTransport(new MimeMessages(TestEngine.ContentTypes), new FakeTimeProvider());
        var mail = Mail();
        mail.To.Clear();
        mail.To.Add(new MailAddress(address, "\"\r\nBcc: evil@example.com"));

        await Xunit.Record.ExceptionAsync(() => smtp.SendAsync(Settings(sink), mail, Aborted));

        sink.Recipients.ShouldNotContain("evil@example.com");
        sink.Raw.ShouldAllBe(raw => !raw.Contains("\nBcc:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_name_of_an_attachment_begins_no_header()
    {
        await using var sink = new SmtpSink();
        var smtp = new SmtpTransport(new MimeMessages(TestEngine.ContentTypes), new FakeTimeProvider());
        var mail = Mail();
        mail.Attachments.Add(new MailAttachment { Name = "a.txt\"\r\nX-Evil: 1\r\n\r\n<script>", Content = Encoding.UTF8.GetBytes("text") });

        await smtp.SendAsync(Settings(sink), mail, Aborted);

        sink.Raw.ShouldHaveSingleItem().ShouldNotContain("\nX-Evil");
    }

    [Fact]
    public async Task A_failure_does_not_tell_the_password()
    {
        await using var sink = new SmtpSink(needsLogin: true);
        var smtp = new SmtpTransport(new MimeMessages(TestEngine.ContentTypes), new FakeTimeProvider());

        var failure = await Should.ThrowAsync<MailException>(
            () => smtp.SendAsync(Settings(sink) with { Username = "me", Password = "hush-hush" }, Mail(), Aborted));

        failure.ToString().ShouldNotContain("hush-hush");
        failure.ToString().ShouldNotContain(Convert.ToBase64String("hush-hush"u8));
    }

    private static SmtpSettings Settings(SmtpSink sink) => new() { Enabled = true, Port = sink.Port, Host = "127.0.0.1" };

    private static MailMessage Mail() => new()
    {
        From = new MailAddress("me@example.org"),
        To = [new MailAddress("ann@example.com")],
        Subject = "s",
        Html = "a",
    };
}
