using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Realtime;
using Holdall.Records;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>A message for a client.</summary>
internal readonly record struct Delivery(RealtimeClient Client, RealtimeMessage Message);

/// <summary>Makes the messages about a changed record: for every subscription what its client may see of it.</summary>
internal sealed partial class RecordMessages(
    RealtimeBroker broker, IHooks hooks, IRules rules, IRecords records, ILogger<RecordMessages> logger, IFieldPicker? picker = null)
{
    private readonly RealtimeBroker _broker = broker;
    private readonly IHooks _hooks = hooks;
    private readonly IRules _rules = rules;
    private readonly IRecords _records = records;
    private readonly IFieldPicker? _picker = picker;

    /// <summary>Viewers who see the same get the same text, made once.</summary>
    private readonly record struct View(string Viewer, string Options, bool IsList);

    /// <summary>The messages, none if nobody may hear of it. It does not throw: a message that can't be made is left out.</summary>
    public async Task<List<Delivery>> MakeAsync(string action, Record record)
    {
        var run = new Run(this, action, record);
        await run.AddAsync(record.Collection.Name);
        await run.AddAsync(record.Collection.Id);
        return run.Deliveries;
    }

    /// <summary>All that one change leads to.</summary>
    private sealed class Run(RecordMessages messages, string action, Record record)
    {
        private readonly Dictionary<View, string?> _made = [];

        // Handlers are promised a call for every subscription that gets a message.
        private readonly bool _isShared = !messages._hooks.RecordEnrich.HasHandlersFor(record.Collection);

        public List<Delivery> Deliveries { get; } = [];

        public async Task AddAsync(string collection)
        {
            await AddAsync(collection + "/*", isList: true);
            await AddAsync(collection, isList: true);
            await AddAsync(collection + "/" + record.Id, isList: false);
        }

        private async Task AddAsync(string prefix, bool isList)
        {
            foreach (var subscription in messages._broker.Listeners(prefix))
            {
                if (await DataAsync(subscription, isList) is { } data)
                {
                    Deliveries.Add(new Delivery(subscription.Client, new RealtimeMessage { Name = subscription.Topic, Data = data }));
                }
            }
        }

        private async Task<string?> DataAsync(Subscription subscription, bool isList)
        {
            if (!_isShared) return await messages.TryMakeAsync(action, record, subscription, isList);
            var view = new View(ViewerOf(subscription, record.Collection, isList), subscription.OptionsText, isList);
            if (!_made.TryGetValue(view, out var data)) _made[view] = data = await messages.TryMakeAsync(action, record, subscription, isList);
            return data;
        }
    }

    private static string? RuleOf(Collection collection, bool isList) => isList ? collection.ListRule : collection.ViewRule;

    /// <summary>Who looks, as far as it makes a difference: what is open to everyone and depends on nobody looks the same for all.</summary>
    private static string ViewerOf(Subscription subscription, Collection collection, bool isList)
    {
        var auth = subscription.Client.Auth;
        if (auth.IsGuest) return "";
        if (auth.Scope is not null) return subscription.Client.Id;
        var isSameForAll = RuleOf(collection, isList) is "" && subscription.OptionsText.Length == 0 && !collection.IsAuth
            && !auth.IsSuperuser;
        return isSameForAll ? "" : auth.Collection!.Id + "/" + auth.Id;
    }

    private async Task<string?> TryMakeAsync(string action, Record record, Subscription subscription, bool isList)
    {
        try
        {
            return await MakeAsync(action, record, subscription, isList);
        }
        catch (Exception e)
        {
            LogLeftOut(logger, subscription.Topic, e);
            return null;
        }
    }

    private async Task<string?> MakeAsync(string action, Record record, Subscription subscription, bool isList)
    {
        var options = subscription.Options;
        var info = new RequestInfo
        {
            Context = RequestContexts.Realtime,
            Method = "GET",
            Auth = subscription.Client.Auth,
            Query = options.Query,
            Headers = options.Headers,
        };
        if (!_rules.MayAccess(RuleOf(record.Collection, isList), record, info) || !_rules.MatchesFilter(options.Filter, record, info)) return null;
        var copy = record.Copy();
        await _records.EnrichAsync([copy], info);
        return Write(action, copy, options.Fields);
    }

    private string Write(string action, Record record, string fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions);
        if (fields.Length > 0 && _picker is not null)
        {
            record.WriteTo(writer);
            writer.Flush();
            if (_picker.Pick(Encoding.UTF8.GetString(buffer.WrittenSpan), fields) is { } picked) return $$"""{"record":{{picked}},"action":"{{action}}"}""";
            buffer.ResetWrittenCount();
            writer.Reset();
        }

        writer.WriteStartObject();
        writer.WritePropertyName("record"u8);
        record.WriteTo(writer);
        writer.WriteString("action"u8, action);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A message for the topic {Topic} could not be made")]
    private static partial void LogLeftOut(ILogger logger, string topic, Exception failure);
}
