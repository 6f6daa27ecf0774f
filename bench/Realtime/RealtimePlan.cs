namespace Holdall.Bench.Realtime;

/// <summary>How much of what; everything in it is bounded by the command line.</summary>
/// <param name="Subscribers">Numbers of subscribers, one measurement each.</param>
/// <param name="Rule">The list rule of the collection that they listen to.</param>
/// <param name="Creates">Records that are created in a measurement.</param>
/// <param name="PerSecond">How many of them begin in a second.</param>
/// <param name="IsSocket">Whether the subscribers use WebSockets.</param>
/// <param name="Soak">How long the soak lasts that follows; none = there is none.</param>
internal sealed record RealtimePlan(IReadOnlyList<int> Subscribers, string Rule, int Creates, int PerSecond, bool IsSocket, TimeSpan Soak)
{
    /// <summary>The rules by their names on the command line.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["open"] = "",
        ["relation"] = "room.open = true",
    };
}
