using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Filters.Paths;

/// <summary>Adds the joins that paths need, each once.</summary>
// The rules that it keeps, and on which SemiJoins relies:
// 1. There is one join for each key. Paths of one owner that begin alike share the joins of that beginning, and so speak of the same rows;
//    paths of different owners, such as a rule that guards a joined collection, never do.
// 2. A join stands in one list, behind the one that it hangs on. Those that a sub-query over all values makes anew stand in the list of
//    the vantage point; whatever gives one row only, and hangs on nothing new, is shared with the query.
// 3. Whether a join may give several rows (Join.IsMany) decides where it is written. Whether a path has several values (Place.IsMultiple)
//    decides what a sign without ? means. They differ: rows that refer to a record by a unique field may be many for SQL, which knows
//    nothing of the index here, but are one value; and so is a relation to a view, whose ids may repeat. A query that keeps the order of a
//    view counts all that hang on the view as many.
// 4. A join is always a left join here and never decides whether a record is found: conditions do, and may turn it into an inner one.
// 5. The text of a join is written when it is first read, because it makes parameters of values. One that nobody reads leaves none.
// 6. For a client, each table that a path goes through is noted as unguarded, also if it was joined for a rule before. Sub-queries over
//    all values note nothing: they follow a path that has been followed once already.
internal sealed class Joiner(QueryState query, Vantage vantage)
{
    private SqlDialect Dialect => query.Dialect;

    /// <summary>The records that a relation field refers to.</summary>
    public Place Relation(Place from, RelationField field, Collection target)
    {
        var column = from.Column(field.Name);
        var parent = from.Row;
        if (field.IsMultiple)
        {
            parent = Items(from, field);
            column = Dialect.Item(parent.Alias);
        }

        // Only the ids of a view may occur twice.
        var join = Table(new JoinKey(vantage.Owner, parent, JoinKind.Relation, field.Name), target, alias => $"{alias}.`id` = {column}", target.IsView);
        return Place.Of(join, from.IsMultiple || field.IsMultiple);
    }

    /// <summary>The items of a field, as rows.</summary>
    public Join Items(Place from, Field field)
    {
        var key = new JoinKey(vantage.Owner, from.Row, JoinKind.Items, field.Name);
        return Rows(key, alias => Dialect.Items(from.Column(field.Name), alias));
    }

    /// <summary>The records of a collection that refer to one by a relation field.</summary>
    public Place BackRelation(Place from, Collection origin, RelationField field)
    {
        var key = new JoinKey(vantage.Owner, from.Row, JoinKind.BackRelation, origin.Id + "." + field.Name);
        var id = from.Column("id");
        var join = Table(
            key,
            origin,
            alias => field.IsMultiple ? Dialect.IsItem(id, Column(alias, field.Name)) : $"{Column(alias, field.Name)} = {id}",
            isMany: true,
            field.IsMultiple ? null : (field.Name, id));
        var isUnique = !field.IsMultiple && UniqueColumns.Contains(origin.Indexes, field.Name);
        return Place.Of(join, from.IsMultiple || !isUnique);
    }

    /// <summary>Every record of a collection.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="name">How the expression calls it: different names are different rows.</param>
    public Place All(Collection collection, string name) =>
        Place.Of(Table(new JoinKey(vantage.Owner, null, JoinKind.Collection, collection.Id + name), collection, null, isMany: true), true);

    /// <summary>The caller's record.</summary>
    public Place Auth(Collection collection)
    {
        var key = new JoinKey(vantage.Owner, null, JoinKind.Auth, "");
        return Place.Of(Table(key, collection, alias => $"{alias}.`id` = {query.Bind(LateValue.CallerId)}", collection.IsView), false);
    }

    /// <summary>The records that a submitted relation refers to.</summary>
    public Place Submitted(RelationField field, Collection target, string[] ids)
    {
        var key = new JoinKey(vantage.Owner, null, JoinKind.BodyRelation, field.Name);
        var join = Table(
            key,
            target,
            alias => ids.Length == 1 ? $"{alias}.`id` = {query.Bind(ids[0])}" : Dialect.IsItemOfParameter(alias + ".`id`", query.Bind(Cast.Serialize(ids))),
            isMany: field.IsMultiple || ids.Length > 1 || target.IsView);
        return Place.Of(join, field.IsMultiple);
    }

    /// <summary>The submitted items of a field, as rows.</summary>
    public Join SubmittedItems(Field field, string json) =>
        Rows(new JoinKey(vantage.Owner, null, JoinKind.BodyItems, field.Name), alias => Dialect.ItemsOfParameter(query.Bind(json), alias));

    private static string Column(string alias, string name) => alias + "." + SqlName.Quote(name);

    private Join Table(JoinKey key, Collection collection, Func<string, string>? on, bool isMany, (string Field, string Id)? link = null)
    {
        isMany |= query.KeepsOrder && key.Parent is null;
        var list = vantage.ListFor(query, key.Parent, isMany);
        var join = list.Find(key);
        if (join is null)
        {
            join = new Join(key, query.NextAlias(), name => SqlName.Quote(collection.Name) + " " + name, on, isMany, collection) { Link = link };
            list.Add(join);
        }

        if (!vantage.FullAccess && vantage.Fresh is null && !query.Unguarded.Contains(join)) query.Unguarded.Add(join);
        return join;
    }

    private Join Rows(JoinKey key, Func<string, string> source)
    {
        var list = vantage.ListFor(query, key.Parent, isMany: true);
        if (list.Find(key) is { } known) return known;
        var join = new Join(key, query.NextAlias(), source, null, isMany: true, null);
        list.Add(join);
        return join;
    }
}
