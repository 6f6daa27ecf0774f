using Holdall.Hooks;

namespace Holdall.Mail;

/// <summary>A mail is sent. Not calling <c>next</c> suppresses it.</summary>
public sealed class MailerEvent : HookEvent
{
    /// <summary>The mail; may be changed.</summary>
    public required MailMessage Message { get; init; }
}
