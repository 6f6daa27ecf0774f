namespace Holdall.Mail;

/// <summary>A mail.</summary>
public sealed class MailMessage
{
    /// <summary>Sender; null = the sender of the settings.</summary>
    public MailAddress? From { get; set; }

    /// <summary>Recipients.</summary>
    public IList<MailAddress> To { get; init; } = [];

    /// <summary>Recipients of a copy.</summary>
    public IList<MailAddress> Cc { get; init; } = [];

    /// <summary>Recipients of a copy that the others don't see.</summary>
    public IList<MailAddress> Bcc { get; init; } = [];

    /// <summary>Subject.</summary>
    public string Subject { get; set; } = "";

    /// <summary>HTML body.</summary>
    public string Html { get; set; } = "";

    /// <summary>Plain text body; empty = made from <see cref="Html"/>.</summary>
    public string Text { get; set; } = "";

    /// <summary>Further headers.</summary>
    public IDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Files.</summary>
    public IList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Files that the HTML shows.</summary>
    public IList<MailAttachment> InlineAttachments { get; init; } = [];
}
