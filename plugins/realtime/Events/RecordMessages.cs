using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Makes the messages about changed records: for every subscription what its client may see, once for all who see the same.</summary>
internal sealed partial class RecordMessages(
    RealtimeBroker broker, IHooks hooks, Judge judge, IRecords records, HeldTime held, Shares shares, TimeProvider time, ILogger<RecordMessages> logger)
{
    /// <summary>How long others wait before it counts how much of it is whose.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly IHook<RecordEnrichEvent> _enrich = hooks.RecordEnrich;

    /// <summary>Sends the messages about a record that was created or updated.</summary>
    /// <param name="change">The change.</param>
    /// <param name="sequence">Where it stands among those of its collection; null if nobody counts them.</param>
    /// <param name="since">The timestamp from which on it could have been told, if nothing else had been.</param>
    public async Task TellAsync(Change change, string? sequence, long since)
    {
        var round = new Round(change, since);
        List<Audience>? asked = null;
        foreach (var audience in AudiencesOf(change.Shown))
        {
            if (audience.IsAsked(change.Shown.Collection)) (asked ??= []).Add(audience);
            else if (await MakeAsync(round, audience) is { } delivery) await delivery.SendAsync(sequence);
        }

        if (asked is null) return;
        foreach (var delivery in await AskAsync(round, asked)) await delivery.SendAsync(sequence);
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
        var round = new Round(change, time.GetTimestamp());
        // A row that is gone is judged by the values that it had: "lost" in its place would tell of deletions that are not for this client.
        if (audience.IsAsked(change.Shown.Collection))
        {
            foreach (var delivery in await AskAsync(round, [audience])) await delivery.SendAsync(sequence);
        }
        else if (await MakeAsync(round, audience) is { } delivery) await delivery.SendAsync(sequence);
        return true;
    }

    /// <summary>The messages about a record that is about to be deleted.</summary>
    /// <param name="change">The deletion.</param>
    /// <param name="isWriterHeld">Whether everybody who writes waits meanwhile.</param>
    public async Task<List<Delivery>> MakeAsync(Change change, bool isWriterHeld)
    {
        var round = new Round(change, time.GetTimestamp()) { Limit = isWriterHeld ? held : null };
        var deliveries = new List<Delivery>();
        List<Audience>? asked = null;
        foreach (var audience in AudiencesOf(change.Shown))
        {
            if (audience.IsAsked(change.Shown.Collection)) (asked ??= []).Add(audience);
            else if (await MakeAsync(round, audience) is { } delivery) deliveries.Add(delivery);
        }

        if (asked is not null) deliveries.AddRange(await AskAsync(round, asked));
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

    /// <summary>What clients have asked for by options takes from their share, and is over once others wait and nothing is left of it.</summary>
    private async ValueTask<Delivery?> MakeAsync(Round round, Audience audience)
    {
        if (audience.Topic.OptionsText.Length == 0) return await MakeFreelyAsync(round, audience);
        // Each of those who have asked for the same pays now and then.
        var payer = audience.Clients[Random.Shared.Next(audience.Clients.Length)];
        var share = shares.Of(payer);
        if (share.Left <= TimeSpan.Zero && time.GetElapsedTime(round.Since) > Patience)
        {
            if (broker.UnsubscribeFromOptions(payer)) LogShareUsed(logger, payer.Id, payer.Address);
            if (audience.Clients.Length == 1) return null;
        }

        var begun = time.GetTimestamp();
        var delivery = await MakeFreelyAsync(round, audience);
        share.UseSince(begun);
        return delivery;
    }

    /// <summary>Topics of the same options say the same to those who see the same.</summary>
    private async ValueTask<Delivery?> MakeFreelyAsync(Round round, Audience audience)
    {
        var key = (audience.Key, audience.Topic.OptionsText, audience.IsList);
        // Handlers are promised a call for every subscription that gets a message.
        var isShared = !_enrich.HasHandlersFor(round.Change.Shown.Collection);
        if (!isShared || !round.Made.TryGetValue(key, out var data)) round.Made[key] = data = await judge.TryMakeAsync(round.Change, audience, limit: null);
        return data is { } text ? new Delivery(audience.Topic, audience.Clients, text) : null;
    }

    /// <summary>
    /// Makes the messages for those who see a record or do not, depending on its row. The row may have changed since: nobody may be shown values that
    /// were another row's, so then the values of the change are asked.
    /// </summary>
    private async Task<List<Delivery>> AskAsync(Round round, List<Audience> audiences)
    {
        var change = round.Change;
        var deliveries = await AskOnceAsync(round, audiences);
        if (change.IsGiven) return deliveries;
        if (FindRow(change.Stored) is { } row && change.Is(row)) return deliveries;
        return await AskOnceAsync(new Round(change.AsGiven(), round.Since) { Limit = round.Limit }, audiences);
    }

    private async Task<List<Delivery>> AskOnceAsync(Round round, List<Audience> audiences)
    {
        var deliveries = new List<Delivery>();
        foreach (var audience in audiences)
        {
            if (await MakeWithinAsync(round, audience) is { } delivery) deliveries.Add(delivery);
        }

        return deliveries;
    }

    private async ValueTask<Delivery?> MakeWithinAsync(Round round, Audience audience)
    {
        if (round.Limit is not { } limit) return await MakeAsync(round, audience);
        var left = limit.Left;
        if (left <= TimeSpan.Zero)
        {
            LogNoTime(logger, audience.Topic.Text);
            return null;
        }

        var begun = time.GetTimestamp();
        var data = await judge.TryMakeAsync(round.Change, audience, left);
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The subscriptions with options of the realtime client {Client} of {Address} are ended: what its caller asks for takes too long for others")]
    private static partial void LogShareUsed(ILogger logger, string client, string address);

    /// <summary>The messages about one change.</summary>
    /// <param name="Change">What happened.</param>
    /// <param name="Since">The timestamp from which on others wait.</param>
    private sealed record Round(Change Change, long Since)
    {
        /// <summary>What may be used where everybody who writes waits; null where nobody does.</summary>
        public HeldTime? Limit { get; init; }

        /// <summary>What was made already.</summary>
        public Dictionary<(string Key, string Options, bool IsList), ReadOnlyMemory<byte>?> Made { get; } = [];
    }
}
