using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Mail;

/// <summary>A mail is sent. Not calling <c>next</c> suppresses it.</summary>
public sealed class MailerEvent : HookEvent
{
    /// <summary>The mail; may be changed.</summary>
    public required MailMessage Message { get; init; }
}

/// <summary>A mail of the system to an auth record is sent. Not calling <c>next</c> suppresses it.</summary>
public sealed class MailerRecordEvent : HookEvent
{
    /// <summary>The mail; may be changed.</summary>
    public required MailMessage Message { get; init; }

    /// <summary>The record.</summary>
    public required Record Record { get; init; }

    /// <summary>What the mail is about, such as its token (spec 08, section 2.2).</summary>
    public required IReadOnlyDictionary<string, object?> Meta { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}
