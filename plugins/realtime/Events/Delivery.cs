using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>What is said of a change, and to whom.</summary>
internal readonly record struct Delivery(Topic Topic, RealtimeClient[] Clients, ReadOnlyMemory<byte> Data)
{
    /// <param name="sequence">Where the change stands among those of its collection; null if nobody counts them.</param>
    public void Send(string? sequence)
    {
        var isCounted = Topic.Options.Since is not null;
        var frame = new Frame(Topic.Text, isCounted && sequence is not null ? Sequence.AddTo(Data, sequence) : Data);
        foreach (var client in Clients)
        {
            if (!isCounted || !client.IsAway(Topic.Text)) client.Send(frame);
        }
    }
}
