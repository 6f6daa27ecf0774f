namespace Holdall.Mail;

/// <summary>Sends mail. Without one, what needs mail answers that there is none.</summary>
public interface IMailer
{
    /// <summary>Sends a mail with the transport that the settings name, with hooks around it.</summary>
    /// <exception cref="MailException">The transport refused it or can't be reached.</exception>
    Task SendAsync(MailMessage message, CancellationToken aborted = default);
}

/// <summary>A mail could not be sent.</summary>
public sealed class MailException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A mail address.</summary>
public sealed record MailAddress
{
    /// <summary>Makes an address.</summary>
    /// <param name="address">See <see cref="Address"/>.</param>
    /// <param name="name">See <see cref="Name"/>.</param>
    public MailAddress(string address, string name = "")
    {
        Address = address;
        Name = name;
    }

    /// <summary>The address itself.</summary>
    public string Address { get; }

    /// <summary>Name shown to people; may be empty.</summary>
    public string Name { get; }

    /// <summary>Whether a text has the form of an e-mail address (spec 02, section 12.4).</summary>
    public static bool IsWellFormed(string address) => MailAddressForm.Matches(address);
}

/// <summary>A file that goes with a mail.</summary>
public sealed class MailAttachment
{
    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Its content.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}

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
