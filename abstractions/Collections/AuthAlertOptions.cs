namespace Holdall.Collections;

/// <summary>Mail about a sign-in from a new place.</summary>
public sealed record AuthAlertOptions
{
    /// <summary>Whether it is sent.</summary>
    public bool Enabled { get; init; }

    /// <summary>Its text.</summary>
    public MailTemplate EmailTemplate { get; init; } = new();
}
