using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Filters.Paths;

/// <summary>Follows a path over relations, back-relations and JSON to a column.</summary>
internal sealed class PathResolver(QueryState query, Vantage vantage)
{
    /// <summary>Most relations of one path.</summary>
    private const int MaxHops = 6;

    private readonly Joiner _joiner = new(query, vantage);

    /// <summary>Follows the parts of a path from a place on.</summary>
    /// <param name="start">The place.</param>
    /// <param name="path">The path.</param>
    /// <param name="first">The part of the path to start with.</param>
    /// <param name="isLenient">Whether a missing field or back-relation gives null instead of failing.</param>
    /// <exception cref="FilterException">The path leads nowhere.</exception>
    public Operand Follow(Place start, string[] path, int first, bool isLenient)
    {
        var place = start;
        var hops = 0;
        for (var i = first; i < path.Length - 1; i++)
        {
            var field = FindField(place, path[i]);
            if (field is JsonField or GeoPointField) return Json(place, field, path.AsSpan(i + 1));
            if (++hops > MaxHops) throw new FilterException($"max nested relations reached for field \"{path[i]}\"");
            if (field is RelationField relation)
            {
                var target = Target(relation);
                if (!relation.IsMultiple && i == path.Length - 2 && path[^1] == "id") return ColumnOperand.Plain(place, relation);
                place = _joiner.Relation(place, relation, target);
            }
            else if (field is not null)
            {
                throw new FilterException($"field \"{path[i]}\" is not a valid relation");
            }
            else if (BackRelation.Find(query.Schema, vantage, place, path[i], isLenient) is var (origin, back))
            {
                place = _joiner.BackRelation(place, origin, back);
            }
            else
            {
                return Operand.Null;
            }
        }

        return Last(place, path[^1], isLenient);
    }

    /// <summary>A submitted relation with the path that follows it.</summary>
    /// <exception cref="FilterException">It refers to a collection that does not exist.</exception>
    public Operand FollowSubmitted(RelationField field, string[] ids, string[] path, int first)
    {
        var target = Target(field);
        return ids.Length == 0 ? Operand.Null : Follow(_joiner.Submitted(field, target, ids), path, first, isLenient: true);
    }

    /// <summary>The submitted items of a field.</summary>
    public Operand EachSubmitted(Field field, string json)
    {
        var row = _joiner.SubmittedItems(field, json);
        return Operand.Column(query.Dialect.Item(row.Alias), row, field.IsMultiple);
    }

    /// <summary>A path that starts at the caller's record. A column of the record itself is looked up once, not once for each row.</summary>
    public Operand FollowAuth(Collection collection, string[] path)
    {
        if (path.Length > 3 || FieldName.Parse(path[2]).Modifier == Modifier.Each) return Follow(_joiner.Auth(collection), path, 2, isLenient: true);
        var alias = query.NextAlias();
        var column = Follow(new Place(collection, null, alias, false), path, 2, isLenient: true);
        if (!column.IsColumn) return column;
        var sql = $"(SELECT {column.Sql(query)} FROM {SqlName.Quote(collection.Name)} {alias} WHERE {alias}.`id` = {query.Bind(LateValue.CallerId)})";
        return Operand.Expression(sql, [], isMultiple: false, column.Fallback, vanishes: false, column.IsText);
    }

    /// <summary>A path that starts at all records of a collection.</summary>
    public Operand FollowCollection(NameNode name)
    {
        var source = name.Path[1];
        var colon = source.IndexOf(':');
        var collectionName = colon < 0 ? source : source[..colon];
        var collection = query.Schema.Find(collectionName)
            ?? throw new FilterException($"failed to load collection \"{collectionName}\" from field path \"{name.Name}\"");
        return Follow(_joiner.All(collection, colon < 0 ? "" : source[colon..]), name.Path, 2, isLenient: false);
    }

    private Operand Last(Place place, string part, bool isLenient)
    {
        var (name, modifier) = FieldName.Parse(part);
        var field = FindField(place, name);
        if (field is not null) return ColumnOperand.Of(query.Dialect, _joiner, vantage, place, field, modifier);
        return isLenient ? Operand.Null : throw new FilterException($"unknown field \"{name}\"");
    }

    private Collection Target(RelationField relation) => query.Schema.Find(relation.CollectionId)
        ?? throw new FilterException($"failed to load field \"{relation.Name}\" collection");

    private Operand Json(Place place, Field field, ReadOnlySpan<string> steps)
    {
        var path = new string[steps.Length];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = steps[i].Replace(":", "", StringComparison.Ordinal);
            if (path[i].Length == 0) throw PathShape.Unresolved(field.Name);
        }

        var value = query.Dialect.JsonValue(place.Column(field.Name), path);
        return Operand.Column(value, place.Row, place.IsMultiple, NullFallback.Disabled);
    }

    /// <summary>The field, or null. A hidden one is none for those without full access.</summary>
    private Field? FindField(Place place, string name)
    {
        var field = place.Collection.Fields.Find(name);
        if (field is null) return null;
        return vantage.FullAccess || !field.Hidden ? field : throw new FilterException($"unknown field \"{name}\"");
    }
}
