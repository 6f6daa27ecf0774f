using System.Runtime.CompilerServices;
using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Rules;

/// <summary>
/// The parts of a SELECT on the table of a collection that rules, filters and sorting add. Parameters are numbered from <c>?1</c> in the order of
/// <paramref name="Parameters"/>; whoever adds further ones goes on counting.
/// </summary>
/// <param name="Collection">The base collection; its columns are addressed with the quoted table name as qualifier.</param>
/// <param name="Joins">Join clauses with a leading space, or empty.</param>
/// <param name="Where">Condition without <c>WHERE</c>, or empty when all rows qualify.</param>
/// <param name="OrderBy">Terms without <c>ORDER BY</c>, or empty.</param>
/// <param name="IsDistinct">Whether joins may multiply rows.</param>
/// <param name="Parameters">Values for <see cref="Statement.BindValue"/>.</param>
internal sealed record FilterQuery(
    Collection Collection, string Joins, string Where, string OrderBy, bool IsDistinct, IReadOnlyList<object?> Parameters)
{
    private static readonly ConditionalWeakTable<Collection, FilterQuery> Unfiltered = [];

    /// <summary>All records of a collection in their natural order.</summary>
    public static FilterQuery All(Collection collection) => Unfiltered.GetValue(collection, static c => new FilterQuery(c, "", "", "", false, []));
}
