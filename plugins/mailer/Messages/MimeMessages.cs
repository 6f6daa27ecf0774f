using System.Security.Cryptography;
using System.Text;
using Holdall.Files;
using Holdall.Mail;
using MimeKit;
using MimeKit.Text;

namespace Holdall.Plugins.Mailer.Messages;

/// <summary>Builds what goes over the wire.</summary>
internal sealed class MimeMessages(IContentTypes types)
{
    private const string Fold = "\r\n ";
    private const string MessageId = "Message-ID";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public MimeMessage Build(MailMessage mail, DateTimeOffset now)
    {
        var sender = SenderOf(mail);
        var message = new MimeMessage();
        message.Headers.Clear();
        message.Headers.Add(Raw("From", HeaderTexts.Sender(sender, Fold)));
        message.Headers.Add(HeaderId.MimeVersion, "1.0");
        message.Date = now;
        var subject = OneLine(mail.Subject);
        if (Ascii.IsValid(subject)) message.Subject = subject;
        else message.Headers.Add(Raw("Subject", HeaderTexts.Encode(subject, Fold)));
        if (mail.To.Count > 0) message.Headers.Add(Raw("To", HeaderTexts.Recipients(mail.To.Select(Mailbox), Fold)));
        if (mail.Cc.Count > 0) message.Headers.Add(Raw("CC", HeaderTexts.Recipients(mail.Cc.Select(Mailbox), Fold)));
        if (!mail.Headers.Keys.Contains(MessageId, StringComparer.OrdinalIgnoreCase))
            message.Headers.Add(MessageId, $"<{RandomNumberGenerator.GetString(Letters, 15)}@{sender.Domain}>");
        foreach (var (name, value) in mail.Headers) message.Headers.Add(name, OneLine(value));
        message.Body = Body(mail);
        return message;
    }

    /// <summary>Everybody who gets the mail, also those whom no header names.</summary>
    public static IEnumerable<MailboxAddress> Recipients(MailMessage mail) => mail.To.Concat(mail.Cc).Concat(mail.Bcc).Select(Mailbox);

    /// <summary>Who sends the mail.</summary>
    public static MailboxAddress SenderOf(MailMessage mail) => Mailbox(mail.From!);

    /// <summary>A header whose value stays as it is.</summary>
    private static Header Raw(string name, string value)
    {
        var header = new Header(name, "");
        header.SetRawValue(Encoding.UTF8.GetBytes($" {value}\r\n"));
        return header;
    }

    private static MailboxAddress Mailbox(MailAddress address) => new(OneLine(address.Name), OneLine(address.Address));

    /// <summary>A line break would begin another header.</summary>
    public static string OneLine(string text) => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    /// <summary>What is attached stands beside the content, which is the same thing in one or two forms.</summary>
    private MimeEntity Body(MailMessage mail)
    {
        var content = Content(mail);
        if (mail.Attachments.Count == 0 && mail.InlineAttachments.Count == 0) return content;
        var body = new Multipart("mixed") { content };
        foreach (var attachment in mail.Attachments) body.Add(Attachment(attachment, ContentDisposition.Attachment));
        foreach (var attachment in mail.InlineAttachments) body.Add(Attachment(attachment, ContentDisposition.Inline));
        return body;
    }

    private static MimeEntity Content(MailMessage mail)
    {
        var text = Text(TextFormat.Plain, mail.Text.Length > 0 ? mail.Text : PlainText.FromHtml(mail.Html));
        return mail.Html.Length == 0 ? text : new MultipartAlternative { text, Text(TextFormat.Html, mail.Html) };
    }

    private static TextPart Text(TextFormat format, string text) =>
        EncodingFirst(new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable, Text = text });

    /// <summary>Puts the header that says how a part is encoded before that of its type.</summary>
    private static TPart EncodingFirst<TPart>(TPart part) where TPart : MimePart
    {
        var encoding = part.Headers[HeaderId.ContentTransferEncoding];
        part.Headers.Remove(HeaderId.ContentTransferEncoding);
        part.Headers.Insert(0, HeaderId.ContentTransferEncoding, encoding!);
        return part;
    }

    private MimePart Attachment(MailAttachment attachment, string disposition)
    {
        var name = OneLine(attachment.Name);
        return EncodingFirst(new MimePart(ContentType.Parse(types.Detect(attachment.Content.Span)))
        {
            ContentDisposition = new ContentDisposition(disposition) { FileName = name },
            ContentId = disposition == ContentDisposition.Inline ? name : null,
            ContentTransferEncoding = ContentEncoding.Base64,
            Content = new MimeContent(new MemoryStream(attachment.Content.ToArray())),
        });
    }
}
