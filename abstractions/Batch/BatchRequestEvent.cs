using Holdall.Http;

namespace Holdall.Batch;

/// <summary>A request with a batch of others.</summary>
public sealed class BatchRequestEvent : RequestEvent
{
    /// <summary>The requests; may be changed before <c>next</c>.</summary>
    public required IList<BatchItem> Batch { get; init; }
}
