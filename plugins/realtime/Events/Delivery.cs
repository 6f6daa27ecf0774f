using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>What is said of a change, and to whom.</summary>
internal readonly record struct Delivery(Topic Topic, RealtimeClient[] Clients, ReadOnlyMemory<byte> Data)
{
    /// <summary>
    /// So many are written to before others have the thread, if any of them waits for one. Giving way for nothing would wake up another thread, which takes
    /// longer than some messages.
    /// </summary>
    private const int Slice = 64;

    /// <param name="sequence">Where the change stands among those of its collection; null if nobody counts them.</param>
    public async ValueTask SendAsync(string? sequence)
    {
        var isCounted = Topic.Options.Since is not null;
        var frame = new Frame(Topic.Text, isCounted && sequence is not null ? Sequence.AddTo(Data, sequence) : Data);
        for (var i = 0; i < Clients.Length; i++)
        {
            if (i % Slice == Slice - 1 && ThreadPool.PendingWorkItemCount > 0) await Task.Yield();
            if (!isCounted || !Clients[i].IsAway(Topic.Text)) Clients[i].Send(frame);
        }
    }
}
