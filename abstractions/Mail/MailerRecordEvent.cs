using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Mail;

/// <summary>A mail of the system to an auth record is sent. Not calling <c>next</c> suppresses it.</summary>
public sealed class MailerRecordEvent : HookEvent
{
    /// <summary>The mail; may be changed.</summary>
    public required MailMessage Message { get; init; }

    /// <summary>What it is made from: its kind, its record, its token.</summary>
    public required RecordMail Mail { get; init; }

    /// <summary>The record.</summary>
    public Record Record => Mail.Record;

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}
