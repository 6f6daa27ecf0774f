using Holdall.Collections;
using Holdall.Hooks;

namespace Holdall.Records;

/// <summary>A record is validated, saved or deleted, or was.</summary>
public sealed class RecordEvent : HookEvent
{
    /// <summary>The record; its values may be changed until they are written.</summary>
    public required Record Record { get; init; }

    /// <summary>What made it fail, in the <c>After…Error</c> hooks; otherwise null.</summary>
    public Exception? Error { get; init; }

    /// <summary>What <see cref="IRecordWatch.Changing"/> gave for this change, in the <c>After…Success</c> hooks; otherwise null.</summary>
    public IDisposable? Watched { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;

    /// <summary>
    /// The plain text of the password that this save sets in a field, for checks of <c>RecordValidate</c>: the record itself has the
    /// hash by then. Null when it sets none, or a random one.
    /// </summary>
    public string? FindNewPassword(string field) => NewPasswords?.Invoke(field);

    internal Func<string, string?>? NewPasswords { get; init; }
}
