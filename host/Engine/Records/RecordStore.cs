using Holdall.Collections;
using Holdall.Data;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>Records for plugins and scripts: no rule is asked. The work is done by the classes around it.</summary>
internal sealed class RecordStore(
    Databases databases, SchemaCache schema, FilterFactory filters, RecordSaver saver, RecordDeleter deleter, RecordEnricher enricher, BareRecords bare,
    RecordExpander expander) : IRecords
{
    public Record? Find(string collection, string id) => Find(schema.Current.Get(collection), id);

    public Record? Find(Collection collection, string id)
    {
        if (id.Length == 0) return null;
        using var read = databases.Main.Read();
        return RecordTable.Of(collection).Find(read.Session, id);
    }

    public Record? FindFirst(string collection, string filter, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var found = List(collection, new RecordQuery { Filter = filter, Limit = 1, Parameters = parameters.ToArray() });
        return found.Count == 0 ? null : found[0];
    }

    public IReadOnlyList<Record> List(string collection, RecordQuery query)
    {
        var select = new RecordSelect(Build(schema.Current.Get(collection), query));
        using var read = databases.Main.Read();
        using var rows = select.Page(read.Session, query.Limit > 0 ? query.Limit : -1, query.Offset);
        var records = new List<Record>();
        while (rows.Step()) records.Add(select.Table.Read(rows));
        return records;
    }

    public async Task<IReadOnlyList<Record>> SelectAsync(
        string collection, string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted = default)
    {
        var table = RecordTable.Of(schema.Current.Get(collection));
        using var turn = await databases.Main.EnterQueryAsync(QueryCaller.Plugin, aborted);
        using var read = turn.Read(isWrittenByClient: false, aborted);
        using var rows = read.Session.PrepareQuery(sql);
        rows.Bind(parameters);
        var records = new List<Record>();
        if (!rows.Step()) return records;
        var columns = table.ColumnsIn(rows);
        do
        {
            records.Add(table.Read(rows, columns));
        }
        while (rows.Step());
        return records;
    }

    public long Count(string collection, string filter = "", params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var select = new RecordSelect(Build(schema.Current.Get(collection), new RecordQuery { Filter = filter, Parameters = parameters.ToArray() }));
        using var read = databases.Main.Read();
        return select.Count(read.Session);
    }

    public Task SaveAsync(Record record, CancellationToken aborted = default) => saver.SaveAsync(record, aborted);

    public Task SaveAsync(Record record, RecordSaveOptions options, CancellationToken aborted = default) => options.RunsHooks
        ? saver.SaveAsync(new SaveOrder(record) { Validates = options.Validates, Aborted = aborted })
        : bare.SaveAsync(record, aborted);

    public Task DeleteAsync(Record record, RecordSaveOptions options, CancellationToken aborted = default) =>
        options.RunsHooks ? deleter.DeleteAsync(record, aborted) : bare.DeleteAsync(record, aborted);

    public Task ValidateAsync(Record record, CancellationToken aborted = default) => saver.ValidateAsync(new SaveOrder(record) { Aborted = aborted });

    public void Set(Record record, string key, object? value) => RecordValue.Set(record, key, value);

    public string NewFileName(UploadedFile file) => RecordForm.StoredName(file);

    public Task<IReadOnlyList<string>> ExpandAsync(
        IReadOnlyList<Record> records, IReadOnlyList<string> paths, Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>>? fetch = null,
        CancellationToken aborted = default) =>
        expander.ExpandAsync(records, paths, fetch, aborted);

    public Task DeleteAsync(Record record, CancellationToken aborted = default) => deleter.DeleteAsync(record, aborted);

    public Task EnrichAsync(IReadOnlyList<Record> records, RequestInfo request, CancellationToken aborted = default) =>
        enricher.EnrichAsync(records, request, request.Query.GetValueOrDefault("expand", ""), aborted);

    private FilterQuery Build(Collection collection, RecordQuery query)
    {
        try
        {
            return filters.Get(
                new QueryText(collection) { Filter = query.Filter, Sort = query.Sort, FullAccess = true }, query.Parameters ?? [], RequestInfo.None);
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }
}
