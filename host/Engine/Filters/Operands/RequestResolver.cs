using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Filters.Operands;

/// <summary>What paths that start with <c>@request.</c> mean.</summary>
internal sealed class RequestResolver(QueryState query, Vantage vantage, PathResolver paths)
{
    private RequestInfo Request => query.Request;

    /// <exception cref="FilterException">The path has a modifier that it can't have.</exception>
    public Operand Resolve(NameNode name)
    {
        if (ReferenceEquals(Request, RequestInfo.None)) return Operand.Null;
        return name.Path[1] switch
        {
            "context" => Operand.Parameter(LateValue.Context),
            "method" => Operand.Parameter(LateValue.Method),
            "auth" => Auth(name),
            "query" => Text(name, Request.Query),
            "headers" => Text(name, Request.Headers),
            _ => Body(name),
        };
    }

    /// <summary>What the loaded record can tell is a constant; all else is read from the database.</summary>
    private Operand Auth(NameNode name)
    {
        if (Request.Auth.Record is not { } record) return Operand.Null;
        switch (name.Name)
        {
            case "@request.auth.id": return Operand.Parameter(LateValue.CallerId);
            case "@request.auth.collectionId": return Operand.Parameter(LateValue.CallerCollectionId);
            case "@request.auth.collectionName": return Operand.Parameter(LateValue.CallerCollectionName);
            case "@request.auth.email": return Email(record);
            case "@request.auth.emailVisibility": return Operand.Parameter(LateValue.CallerShowsEmail);
            case "@request.auth.verified": return Operand.Parameter(LateValue.CallerIsVerified);
            default: return paths.FollowAuth(query.Schema.Find(record.Collection.Id) ?? record.Collection, name.Path);
        }
    }

    /// <summary>An address may be empty, and then the SQL is another one.</summary>
    private Operand Email(Record caller)
    {
        query.IsForOneRequest = true;
        return Operand.Parameter(caller.GetString(FieldNames.Email));
    }

    private Operand Text(NameNode name, IReadOnlyDictionary<string, string> values)
    {
        query.IsForOneRequest = true;
        var path = name.Path;
        var last = FieldName.Parse(path[^1]);
        var key = path.Length == 3 ? last.Name : path[2];
        var exists = values.TryGetValue(key, out var text) && path.Length == 3;
        return Static(name, last, exists, exists ? text : null);
    }

    private Operand Body(NameNode name)
    {
        query.IsForOneRequest = true;
        var path = name.Path;
        if (path.Length == 3) return BodyField(name, FieldName.Parse(path[2]));
        var first = path[2].Split(':')[0];
        if (vantage.Collection.Fields.Find(first) is RelationField relation)
        {
            return paths.FollowSubmitted(relation, Cast.ToUniqueList(Request.Body.GetValueOrDefault(first)), path, 3);
        }

        var last = FieldName.Parse(path[^1]);
        var exists = RequestValue.TryFind(Request.Body, [.. path.AsSpan(2, path.Length - 3), last.Name], out var value);
        return Static(name, last, exists, exists ? value : null);
    }

    private Operand BodyField(NameNode name, FieldName last)
    {
        var exists = Request.Body.TryGetValue(last.Name, out var value);
        var field = vantage.Collection.Fields.Find(last.Name);
        if (field is null) return Static(name, last, exists, value);
        switch (last.Modifier)
        {
            case Modifier.Lower:
                return Operand.Parameter(RequestValue.ToScalarText(value), isLower: true);
            case Modifier.Changed:
                return Changed(field, exists, value);
            case Modifier.Length or Modifier.Each when field is not ListField:
                throw new FilterException($"field \"{field.Name}\" doesn't support multivalue operations");
            case Modifier.Length:
                return Operand.Constant(RequestValue.CountItems(value).ToString(System.Globalization.CultureInfo.InvariantCulture));
            case Modifier.Each:
                return paths.EachSubmitted(field, RequestValue.ItemsToJson(value));
            default:
                return Static(name, last, exists, value);
        }
    }

    /// <summary>Whether a value was submitted that differs from the stored one.</summary>
    private Operand Changed(Field field, bool exists, object? value)
    {
        if (!exists) return Operand.Expression("0", [], isMultiple: false, NullFallback.Disabled, vanishes: false);
        var stored = ColumnOperand.Of(query.Dialect, new Joiner(query, vantage), vantage, Place.Of(vantage), field, Modifier.None);
        var differs = Comparison.Build(query, Submitted(field.Name, value), Comparator.NotEqual, stored);
        return Operand.Expression("(" + differs.Sql + ")", stored.Joins, isMultiple: false, NullFallback.Disabled, vanishes: false);
    }

    private Operand Static(NameNode name, FieldName last, bool exists, object? value) => last.Modifier switch
    {
        Modifier.None => Submitted(last.Name, value),
        Modifier.IsSet => exists ? Operand.Present : Operand.Absent,
        Modifier.Lower => value is null ? Operand.Null : Operand.Parameter(RequestValue.ToBindable(value, false), isLower: true),
        _ => throw new FilterException($"invalid modifier sequence {name.Path[^1]}"),
    };

    /// <summary>A text is a number when a number field of that name exists.</summary>
    private Operand Submitted(string name, object? value) => RequestValue.ToBindable(value, vantage.Collection.Fields.Find(name) is NumberField) is { } bindable
        ? Operand.Parameter(bindable)
        : Operand.Null;
}
