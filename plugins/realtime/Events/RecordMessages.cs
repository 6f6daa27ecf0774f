using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Makes the messages about changed records: for every subscription what its client may see, once for all who see the same.</summary>
internal sealed partial class RecordMessages(
    RealtimeBroker broker, IHooks hooks, Judge judge, IRecords records, HeldTime held, TimeProvider time, ILogger<RecordMessages> logger)
{
    private readonly IHook<RecordEnrichEvent> _enrich = hooks.RecordEnrich;

    /// <summary>Sends the messages about a record that was created or updated.</summary>
    /// <param name="change">The change.</param>
    /// <param name="sequence">Where it stands among those of its collection; null if nobody counts them.</param>
    public async Task TellAsync(Change change, string? sequence)
    {
        var made = new Dictionary<(string Key, string Options, bool IsList), ReadOnlyMemory<byte>?>();
        List<Audience>? asked = null;
        foreach (var audience in AudiencesOf(change.Shown))
        {
            if (audience.IsAsked(change.Shown.Collection)) (asked ??= []).Add(audience);
            else if (await MakeAsync(change, audience, made) is { } delivery) await delivery.SendAsync(sequence);
        }

        if (asked is null) return;
        foreach (var delivery in await AskAsync(change, asked, limit: null)) await delivery.SendAsync(sequence);
    }

    /// <summary>Tells one client of a change once more, if it may hear of it now.</summary>
    /// <param name="change">The change.</param>
    /// <param name="collection">Its collection as it is now.</param>
    /// <param name="topic">To what the client listens.</param>
    /// <param name="client">The client.</param>
    /// <param name="sequence">Where the change stands.</param>
    /// <returns>False when that can't be known any more.</returns>
    public async Task<bool> RetellAsync(Change change, Collection collection, Topic topic, RealtimeClient client, string sequence)
    {
        var isList = topic.Prefix == topic.CollectionKey || topic.Prefix.EndsWith("/*", StringComparison.Ordinal);
        if (!isList && topic.Prefix != topic.CollectionKey + "/" + change.Shown.Id) return true;
        if (!ReferenceEquals(change.Shown.Collection, collection))
        {
            // What it was then may be hidden now.
            if (change.Action == Change.Delete) return false;
            if (FindRow(change.Stored) is not { } row) return true;
            change = change.With(row);
        }

        var viewer = client.Viewer;
        var audience = new Audience(topic, isList, viewer.Auth, viewer.Key, [client]);
        // A row that is gone is judged by the values that it had: "lost" in its place would tell of deletions that are not for this client.
        if (audience.IsAsked(change.Shown.Collection))
        {
            foreach (var delivery in await AskAsync(change, [audience], limit: null)) await delivery.SendAsync(sequence);
        }
        else if (await MakeAsync(change, audience, []) is { } delivery) await delivery.SendAsync(sequence);
        return true;
    }

    /// <summary>The messages about a record that is about to be deleted.</summary>
    /// <param name="change">The deletion.</param>
    /// <param name="isWriterHeld">Whether everybody who writes waits meanwhile.</param>
    public async Task<List<Delivery>> MakeAsync(Change change, bool isWriterHeld)
    {
        var made = new Dictionary<(string Key, string Options, bool IsList), ReadOnlyMemory<byte>?>();
        var deliveries = new List<Delivery>();
        List<Audience>? asked = null;
        foreach (var audience in AudiencesOf(change.Shown))
        {
            if (audience.IsAsked(change.Shown.Collection)) (asked ??= []).Add(audience);
            else if (await MakeAsync(change, audience, made) is { } delivery) deliveries.Add(delivery);
        }

        if (asked is not null) deliveries.AddRange(await AskAsync(change, asked, isWriterHeld ? held : null));
        return deliveries;
    }

    private IEnumerable<Audience> AudiencesOf(Record record)
    {
        var collection = record.Collection;
        var isEnriched = _enrich.HasHandlersFor(collection);
        return OfKey(collection.Name).Concat(OfKey(collection.Id));

        IEnumerable<Audience> OfKey(string key) => Of(key + "/*", true).Concat(Of(key, true)).Concat(Of(key + "/" + record.Id, false));
        IEnumerable<Audience> Of(string prefix, bool isList) => broker.Topics(prefix).SelectMany(topic => Audience.Of(topic, isList, collection, isEnriched));
    }

    /// <summary>Topics of the same options say the same to those who see the same.</summary>
    private async ValueTask<Delivery?> MakeAsync(
        Change change, Audience audience, Dictionary<(string, string, bool), ReadOnlyMemory<byte>?> made)
    {
        var key = (audience.Key, audience.Topic.OptionsText, audience.IsList);
        // Handlers are promised a call for every subscription that gets a message.
        var isShared = !_enrich.HasHandlersFor(change.Shown.Collection);
        if (!isShared || !made.TryGetValue(key, out var data)) made[key] = data = await judge.TryMakeAsync(change, audience, limit: null);
        return data is { } text ? new Delivery(audience.Topic, audience.Clients, text) : null;
    }

    /// <summary>
    /// Makes the messages for those who see a record or do not, depending on its row. The row may have changed since: nobody may be shown values that
    /// were another row's, so then the values of the change are asked.
    /// </summary>
    private async Task<List<Delivery>> AskAsync(Change change, List<Audience> audiences, HeldTime? limit)
    {
        var deliveries = await AskOnceAsync(change, audiences, limit);
        if (change.IsGiven) return deliveries;
        return FindRow(change.Stored) is { } row && change.Is(row) ? deliveries : await AskOnceAsync(change.AsGiven(), audiences, limit);
    }

    private async Task<List<Delivery>> AskOnceAsync(Change change, List<Audience> audiences, HeldTime? limit)
    {
        var made = new Dictionary<(string, string, bool), ReadOnlyMemory<byte>?>();
        var deliveries = new List<Delivery>();
        foreach (var audience in audiences)
        {
            if (await MakeWithinAsync(change, audience, made, limit) is { } delivery) deliveries.Add(delivery);
        }

        return deliveries;
    }

    private async ValueTask<Delivery?> MakeWithinAsync(
        Change change, Audience audience, Dictionary<(string, string, bool), ReadOnlyMemory<byte>?> made, HeldTime? limit)
    {
        if (limit is null) return await MakeAsync(change, audience, made);
        var left = limit.Left;
        if (left <= TimeSpan.Zero)
        {
            LogNoTime(logger, audience.Topic.Text);
            return null;
        }

        var begun = time.GetTimestamp();
        var data = await judge.TryMakeAsync(change, audience, left);
        limit.UseSince(begun);
        return data is { } text ? new Delivery(audience.Topic, audience.Clients, text) : null;
    }

    private Record? FindRow(Record record)
    {
        try
        {
            return records.Find(record.Collection.Id, record.Id);
        }
        catch (ApiException)
        {
            // The collection is gone, and the record with it.
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Subscribers of {Topic} are not told of a deletion: judging subscriptions has held up everybody who writes for long enough")]
    private static partial void LogNoTime(ILogger logger, string topic);
}
