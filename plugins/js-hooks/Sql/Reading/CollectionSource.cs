using Holdall.Collections;
using Holdall.Plugins.JsHooks.Models;

namespace Holdall.Plugins.JsHooks.Sql.Reading;

/// <summary>Collections, by the ids that a query gives.</summary>
internal sealed class CollectionSource(ICollections collections) : IRowSource
{
    public string TypeName => nameof(Collection);

    public IEnumerable<object> Read(ScriptEngine engine, SqlQuery query)
    {
        var result = engine.Wait(query.RunAsync());
        var id = result.Columns.ToList().IndexOf("id");
        if (id < 0) throw new ArgumentException("the rows have no id");
        return [.. result.Rows.Select(row => collections.Find(row[id] as string ?? "")).OfType<Collection>().Select(found => new ScriptCollection(found))];
    }
}
