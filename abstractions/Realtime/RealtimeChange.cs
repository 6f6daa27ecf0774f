using Holdall.Records;

namespace Holdall.Realtime;

/// <summary>What happened to a record.</summary>
public sealed class RealtimeChange
{
    /// <summary><c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The record as it was stored, or before it was deleted.</summary>
    public required Record Record { get; init; }
}
