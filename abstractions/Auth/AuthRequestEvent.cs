using Holdall.Collections;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Auth;

/// <summary>A request about the authentication of records of a collection.</summary>
public abstract class AuthRequestEvent : RequestEvent
{
    /// <summary>The auth collection.</summary>
    public required Collection AuthCollection { get; init; }

    /// <summary>The record, or null when nobody matches. Where a candidate is looked for, assigning one makes it the candidate.</summary>
    public Record? Record { get; set; }

    /// <inheritdoc/>
    public override Collection Collection => AuthCollection;
}
