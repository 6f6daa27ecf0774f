using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Operands;

/// <summary>The functions of the language.</summary>
internal static class Functions
{
    private const int MaxTimeArguments = 10;

    /// <exception cref="FilterException">There is no such function, or it has other arguments.</exception>
    public static Operand Resolve(QueryState query, OperandResolver resolver, CallNode call) => call.Name switch
    {
        "geoDistance" => GeoDistance(query, resolver, call.Arguments),
        "strftime" => FormatTime(query, resolver, call.Arguments),
        _ => throw new FilterException($"unknown function \"{call.Name}\""),
    };

    /// <summary>Over several places the comparison is always one of any: that there are several is forgotten.</summary>
    private static Operand GeoDistance(QueryState query, OperandResolver resolver, IReadOnlyList<OperandNode> arguments)
    {
        if (arguments.Count != 4) throw new FilterException("[geoDistance] expected 4 arguments");
        var sql = new string[4];
        Join[] joins = [];
        for (var i = 0; i < sql.Length; i++)
        {
            if (arguments[i] is TextNode or CallNode) throw new FilterException("[geoDistance] argument must be an identifier or number");
            var argument = resolver.Resolve(arguments[i]);
            sql[i] = argument.Sql(query);
            joins = [.. joins, .. argument.Joins];
        }

        var distance = query.Dialect.GeoDistance(sql[0], sql[1], sql[2], sql[3]);
        return Operand.Expression(distance, joins, isMultiple: false, NullFallback.Disabled, vanishes: false);
    }

    private static Operand FormatTime(QueryState query, OperandResolver resolver, IReadOnlyList<OperandNode> arguments)
    {
        if (arguments.Count is 0 or > MaxTimeArguments) throw new FilterException("[strftime] expected 1 to 10 arguments");
        var sql = new string[arguments.Count];
        Operand? time = null;
        for (var i = 0; i < sql.Length; i++)
        {
            var isValid = i == 1 ? arguments[i] is not CallNode : arguments[i] is TextNode or PlaceholderNode;
            if (!isValid) throw new FilterException("[strftime] format and modifiers must be texts, the time a text, number or identifier");
            var argument = resolver.Resolve(arguments[i]);
            sql[i] = argument.Sql(query);
            if (i == 1) time = argument;
        }

        // It knows of "now" and of other words for it.
        query.DependsOnTime = true;
        return Operand.Expression(query.Dialect.FormatTime(sql), time?.Joins ?? [], time?.IsMultiple ?? false, NullFallback.Enforced, time?.Vanishes ?? false);
    }
}
