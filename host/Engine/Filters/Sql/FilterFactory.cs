using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Engine.Caching;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Filters.Sql;

/// <summary>Makes queries on the current schema. Their SQL is kept until a collection changes, unless it depends on more of a request than who asks.</summary>
internal sealed class FilterFactory(SchemaCache schema, SqlDialect dialect, TimeProvider time)
{
    private const int MaxKept = 1024;

    private volatile KeptQueries _kept = new(SchemaSnapshot.Empty);

    /// <summary>All records of a collection in their natural order.</summary>
    public FilterQuery All(Collection collection) => new(KeptFor(schema.Current).All(collection), []);

    /// <exception cref="FilterException">A rule, filter or order is not valid, or reaches too far.</exception>
    public FilterQuery Get(in QueryText text, RequestInfo request)
    {
        var current = schema.Current;
        var kept = KeptFor(current).Queries;
        var key = QueryKey.Of(text, request);
        if (kept.TryGet(key, out var sql) && ReferenceEquals(sql.Collection, text.Collection)) return sql.For(request, time);
        var builder = Begin(text, current, request);
        sql = builder.AddRule(text.Rule).AddFilter(text.Filter, text.FullAccess).AddSort(text.Sort, text.FullAccess).BuildSql();
        if (builder.IsReusable) kept.Keep(key, sql);
        return sql.For(request, time);
    }

    /// <summary>The query of a filter with placeholders.</summary>
    /// <exception cref="FilterException">The filter or order is not valid, or reaches too far.</exception>
    public FilterQuery Get(in QueryText text, IReadOnlyList<(string Name, object? Value)> parameters, RequestInfo request) => parameters.Count == 0
        ? Get(text, request)
        : Begin(text, schema.Current, request).AddRule(text.Rule).AddFilter(
            text.Filter, text.FullAccess, parameters).AddSort(text.Sort, text.FullAccess).Build();

    /// <summary>What was made for another schema is dropped as a whole.</summary>
    private KeptQueries KeptFor(SchemaSnapshot current)
    {
        var kept = _kept;
        if (!ReferenceEquals(kept.Schema, current)) _kept = kept = new KeptQueries(current);
        return kept;
    }

    private FilterBuilder Begin(in QueryText text, SchemaSnapshot current, RequestInfo request) => text.IsNewRecord || text.IsGivenRecord
        ? new FilterBuilder(text.Collection, GivenRecordTable.Name, text.IsNewRecord, current, dialect, request, time)
        : new FilterBuilder(text.Collection, current, dialect, request, time) { FindsMany = text.FindsMany };

    /// <summary>What was made for one state of the schema.</summary>
    private sealed class KeptQueries(SchemaSnapshot schema)
    {
        private readonly ConcurrentDictionary<Collection, FilterSql> _unfiltered = new(ReferenceEqualityComparer.Instance);

        public SchemaSnapshot Schema => schema;

        public RecentlyUsed<QueryKey, FilterSql> Queries { get; } = new(MaxKept);

        public FilterSql All(Collection collection) => _unfiltered.GetOrAdd(collection, static c => new FilterSql(c, "", "", "", []));
    }
}
