using Holdall.Http;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Decides whether an audience may hear of a change, and what.</summary>
internal sealed partial class Judge(
    RealtimeBroker broker, IRules rules, IRecords records, MessageText text, RealtimeOptions options, ILogger<Judge> logger)
{
    /// <summary>What an audience is told; null when it is not. It does not throw: a message that can't be made is left out.</summary>
    /// <param name="change">What happened.</param>
    /// <param name="audience">To whom it may be told.</param>
    /// <param name="limit">How long it may take; null = as long as usual.</param>
    public async ValueTask<ReadOnlyMemory<byte>?> TryMakeAsync(Change change, Audience audience, TimeSpan? limit)
    {
        try
        {
            return await MakeAsync(change, audience, limit);
        }
        catch (Exception e)
        {
            LogLeftOut(logger, audience.Topic.Text, e);
            return null;
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> MakeAsync(Change change, Audience audience, TimeSpan? limit)
    {
        var subscription = audience.Topic.Options;
        var info = new RequestInfo
        {
            Context = RequestContexts.Realtime,
            Method = "GET",
            Auth = audience.Auth,
            Query = subscription.Query,
            Headers = subscription.Headers,
        };
        var record = change.Shown;
        var rule = Audience.RuleOf(record.Collection, audience.IsList);
        if (!MayAccess(change, rule, info, limit) || !Matches(change, audience, info, limit)) return null;
        var copy = record.Copy();
        await records.EnrichAsync([copy], info);
        return text.Write(change.Action, copy, subscription.Fields);
    }

    private bool MayAccess(Change change, string? rule, RequestInfo info, TimeSpan? limit)
    {
        if (change.IsGiven) return rules.MayAccessAsGiven(rule, change.Stored, info, limit ?? options.FilterTimeout);
        return limit is { } most ? rules.MayAccess(rule, change.Stored, info, most) : rules.MayAccess(rule, change.Stored, info);
    }

    /// <summary>Asks the filter of a subscription, which ends when it takes too long: it does so for every change, and others wait behind it.</summary>
    private bool Matches(Change change, Audience audience, RequestInfo info, TimeSpan? limit)
    {
        var filter = audience.Topic.Options.Filter;
        if (filter.Length == 0) return true;
        try
        {
            var most = limit < options.FilterTimeout ? limit.Value : options.FilterTimeout;
            return change.IsGiven ? rules.MatchesFilterAsGiven(filter, change.Stored, info, most) : rules.MatchesFilter(filter, change.Stored, info, most);
        }
        catch (TimeoutException)
        {
            foreach (var client in audience.Clients)
            {
                LogSlow(logger, audience.Topic.Text, client.Id, client.Address);
                broker.Unsubscribe(client, audience.Topic.Text);
            }

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A message for the topic {Topic} could not be made")]
    private static partial void LogLeftOut(ILogger logger, string topic, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription {Topic} of the realtime client {Client} of {Address} is ended: its filter is too slow")]
    private static partial void LogSlow(ILogger logger, string topic, string client, string address);
}
