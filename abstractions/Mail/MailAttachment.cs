namespace Holdall.Mail;

/// <summary>A file that goes with a mail.</summary>
public sealed class MailAttachment
{
    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Its content.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}
