namespace Holdall.Realtime;

/// <summary>A message for a subscriber.</summary>
public sealed record RealtimeMessage
{
    /// <summary>Topic, or name of the event.</summary>
    public required string Name { get; init; }

    /// <summary>One line, normally JSON.</summary>
    public required string Data { get; init; }
}
