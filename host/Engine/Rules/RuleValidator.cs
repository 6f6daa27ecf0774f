using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>Reads rules as for a request without content and caller, so that a broken one is never stored.</summary>
internal sealed class RuleValidator(SchemaCache schema, SqlDialect dialect, TimeProvider time) : IRuleValidator
{
    private static readonly RequestInfo EmptyRequest = new();

    /// <inheritdoc/>
    public string? FindError(Collection collection, string rule)
    {
        try
        {
            new FilterBuilder(collection, schema.Current.With(collection), dialect, EmptyRequest, time).AddRule(rule).Build();
            return null;
        }
        catch (FilterException e)
        {
            return e.Message;
        }
    }
}
