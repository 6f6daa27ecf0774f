using System.Text;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// Tells a client that was away of what it has missed, as far as it may hear of it now, and that it has to read anew when that can't be told. It runs in the
/// place that a change would have, so that what comes next is told afterwards.
/// </summary>
internal sealed class Replays(RecordMessages messages)
{
    private const string Now = "now";

    public async Task RunAsync(RealtimeClient client, Topic topic, History history, Collection collection)
    {
        // No live message can come in between: those of the collection are told one after the other.
        client.SetAway(topic.Text, false);
        if (topic.Options.Since is { } since && since is not ("" or Now) && !await TryTellAsync(client, topic, history, collection, since))
            Send("lost", client, topic, history);
        Send("synced", client, topic, history);
    }

    /// <summary>As if nothing were known any more.</summary>
    public static void Lose(RealtimeClient client, Topic topic, History history)
    {
        client.SetAway(topic.Text, false);
        Send("lost", client, topic, history);
        Send("synced", client, topic, history);
    }

    private async Task<bool> TryTellAsync(RealtimeClient client, Topic topic, History history, Collection collection, string since)
    {
        if (history.Since(since) is not { } missed) return false;
        foreach (var (sequence, change) in missed)
        {
            if (!await messages.RetellAsync(change, collection, topic, client, sequence)) return false;
        }

        return true;
    }

    private static void Send(string action, RealtimeClient client, Topic topic, History history) =>
        client.Send(new Frame(topic.Text, Sequence.AddTo(Encoding.ASCII.GetBytes($$"""{"action":"{{action}}"}"""), history.Last)));
}
