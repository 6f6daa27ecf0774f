using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>Begins queries on the current schema.</summary>
internal sealed class FilterFactory(SchemaCache schema, SqlDialect dialect, TimeProvider time)
{
    public FilterBuilder For(Collection collection, RequestInfo request) => new(collection, schema.Current, dialect, request, time);

    /// <summary>For a query that finds many records.</summary>
    public FilterBuilder ForList(Collection collection, RequestInfo request) => new(collection, schema.Current, dialect, request, time) { FindsMany = true };
}
