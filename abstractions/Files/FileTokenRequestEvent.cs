using Holdall.Collections;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Files;

/// <summary>A token for protected files is asked for.</summary>
public sealed class FileTokenRequestEvent : RequestEvent
{
    /// <summary>The caller.</summary>
    public required Record Record { get; init; }

    /// <summary>The token that will be answered.</summary>
    public required string Token { get; set; }

    /// <inheritdoc/>
    public override Collection Collection => Record.Collection;
}
