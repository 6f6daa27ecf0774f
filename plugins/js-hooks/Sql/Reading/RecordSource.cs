using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Sql.Reading;

/// <summary>The records of a collection.</summary>
internal sealed class RecordSource(IRecords records, Collection collection) : IRowSource
{
    public string TypeName => nameof(Record);

    IEnumerable<object> IRowSource.Read(ScriptEngine engine, SqlQuery query) => Read(engine, query);

    public IReadOnlyList<Record> Read(ScriptEngine engine, SqlQuery query)
    {
        var (sql, parameters) = query.ForSqlite();
        return engine.Wait(records.SelectAsync(collection.Id, sql, parameters));
    }
}
