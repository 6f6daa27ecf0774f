using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Filters;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>Checks a rule by building its SQL for the collection as it will be, for an empty request of nobody (spec 03, section 11.7).</summary>
internal sealed class RuleValidator(SchemaCache schema, SqlDialect dialect, TimeProvider time) : IRuleValidator
{
    private static readonly RequestInfo Nobody = new();

    public string? FindError(Collection collection, string rule)
    {
        try
        {
            new FilterBuilder(collection, schema.Current.With(collection), dialect, Nobody, time).AddRule(rule).Build();
            return null;
        }
        catch (FilterException e)
        {
            return e.Message;
        }
    }
}
