using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Filters;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>Reads rules as for a request without content and caller (spec 03, section 11.7), so that a broken one is never stored.</summary>
internal sealed class RuleValidator(SchemaCache schema, SqlDialect dialect, TimeProvider time) : IRuleValidator
{
    private static readonly RequestInfo EmptyRequest = new();

    /// <inheritdoc/>
    public string? FindError(Collection collection, string rule)
    {
        try
        {
            new FilterBuilder(collection, With(schema.Current, collection), dialect, EmptyRequest, time).AddRule(rule).Build();
            return null;
        }
        catch (FilterException e)
        {
            return e.Message + ".";
        }
    }

    /// <summary>The schema as it would be: a collection may refer to itself.</summary>
    private static SchemaSnapshot With(SchemaSnapshot current, Collection collection)
    {
        if (current.Find(collection.Id) == collection) return current;
        var collections = new List<Collection>(current.All.Count + 1);
        foreach (var other in current.All)
        {
            if (other.Id != collection.Id) collections.Add(other);
        }

        collections.Add(collection);
        return new SchemaSnapshot(collections);
    }
}
