namespace Holdall.Collections;

/// <summary>A mail with placeholders.</summary>
public sealed record MailTemplate
{
    /// <summary>Subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>HTML.</summary>
    public string Body { get; init; } = "";
}
