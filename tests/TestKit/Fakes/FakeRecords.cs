using System.Text.RegularExpressions;
using Holdall.Collections;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.TestKit.Fakes;

/// <summary>Records in memory. Of filters it understands conditions such as <c>name = {:value}</c> joined by <c>&amp;&amp;</c>, of orders the newest first.</summary>
public sealed partial class FakeRecords(ICollections collections) : IRecords
{
    private readonly List<Record> _all = [];

    /// <summary>Everything that is stored.</summary>
    public IReadOnlyList<Record> All => _all;

    /// <summary>The requests for which records were enriched.</summary>
    public List<RequestInfo> Enriched { get; } = [];

    /// <summary>What saving does before the record counts as stored.</summary>
    public Func<Record, Task>? OnSave { get; set; }

    /// <summary>What enriching does.</summary>
    public Action<Record, RequestInfo>? OnEnrich { get; set; }

    /// <summary>Stores a record as it is.</summary>
    public Record Add(Record record)
    {
        if (record.Id.Length == 0) record.Id = $"record{_all.Count:000000000}";
        record.MarkStored();
        _all.Add(record);
        return record;
    }

    /// <inheritdoc/>
    public Record? Find(string collection, string id) => Of(collection).Find(r => r.Id == id);

    /// <inheritdoc/>
    public Record? FindFirst(string collection, string filter, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var values = parameters.ToArray();
        return Of(collection).Find(r => Matches(r, filter, values));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Record> List(string collection, RecordQuery query)
    {
        var matching = Of(collection).Where(r => Matches(r, query.Filter, query.Parameters ?? []));
        var found = (query.Sort.StartsWith("-created", StringComparison.Ordinal) ? matching.Reverse() : matching).Skip(query.Offset);
        return [.. query.Limit > 0 ? found.Take(query.Limit) : found];
    }

    /// <inheritdoc/>
    public long Count(string collection, string filter = "", params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var values = parameters.ToArray();
        return Of(collection).Count(r => Matches(r, filter, values));
    }

    /// <inheritdoc/>
    public async Task SaveAsync(Record record, CancellationToken aborted = default)
    {
        if (OnSave is not null) await OnSave(record);
        _all.Remove(record);
        Add(record);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(Record record, CancellationToken aborted = default)
    {
        _all.RemoveAll(r => r.Id == record.Id && r.Collection.Id == record.Collection.Id);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EnrichAsync(IReadOnlyList<Record> records, RequestInfo request, CancellationToken aborted = default)
    {
        Enriched.Add(request);
        foreach (var record in records) OnEnrich?.Invoke(record, request);
        return Task.CompletedTask;
    }

    private List<Record> Of(string collection)
    {
        var id = collections.Get(collection).Id;
        return _all.FindAll(r => r.Collection.Id == id);
    }

    private static bool Matches(Record record, string filter, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        if (filter.Length == 0) return true;
        foreach (var condition in filter.Split("&&", StringSplitOptions.TrimEntries))
        {
            var match = Condition().Match(condition);
            if (!match.Success) throw new NotSupportedException($"The fake does not understand {condition}.");
            var value = Cast.ToText(parameters.First(p => p.Name == match.Groups["value"].Value).Value);
            var held = record.GetStrings(match.Groups["field"].Value);
            if (match.Groups["sign"].Value == "<" ? !held.Any(h => string.CompareOrdinal(h, value) < 0) : !held.Any(h => (match.Groups["lower"].Success ? h.ToLowerInvariant() : h) == value)) return false;
        }

        return true;
    }

    [GeneratedRegex(@"\A(?<field>\w+)(?<lower>:lower)?(?::each)? (?<sign>\??=|<) \{:(?<value>\w+)\}\z")]
    private static partial Regex Condition();
}
