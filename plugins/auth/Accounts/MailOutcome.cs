using Holdall.Mail;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>What has become of a mail.</summary>
/// <param name="Sent">What was sent; null when a handler has kept it back, or it could not be sent.</param>
internal sealed record MailOutcome(MailMessage? Sent)
{
    /// <summary>It could not be made or sent.</summary>
    public static MailOutcome Failed { get; } = new((MailMessage?)null) { HasFailed = true };

    /// <summary>Whether it could not be made or sent.</summary>
    public bool HasFailed { get; private init; }

    /// <summary>Whether it is worth to try again later.</summary>
    public bool MayBeSentLater { get; init; }
}
