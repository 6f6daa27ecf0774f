using Holdall.Auth;
using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Engine.Filters.Sql;

/// <summary>What a query is asked in the language of filters.</summary>
/// <param name="Collection">The collection.</param>
internal readonly record struct QueryText(Collection Collection)
{
    /// <summary>A rule; empty = everyone.</summary>
    public string Rule { get; init; } = "";

    /// <summary>A filter; empty = none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>An order; empty = none.</summary>
    public string Sort { get; init; } = "";

    /// <summary>Whether filter and order may use hidden fields and collections without a list rule.</summary>
    public bool FullAccess { get; init; }

    /// <summary>Whether the query is to find many records, and not to tell something of one.</summary>
    public bool FindsMany { get; init; }

    /// <summary>Whether it is asked of a record that does not exist yet.</summary>
    public bool IsNewRecord { get; init; }

    /// <summary>Whether it is asked of values that are given, of a record that is stored with these or others.</summary>
    public bool IsGivenRecord { get; init; }
}

/// <summary>What the SQL of a query depends on, apart from the collections and values.</summary>
/// <param name="CollectionId">Id of the collection.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Sort">The order.</param>
/// <param name="Flags">The yes-or-no questions of <see cref="QueryText"/>.</param>
/// <param name="Caller">Id of the collection that the caller is a record of; empty for a guest, null when nobody asks.</param>
/// <param name="Scope">What the caller is limited to.</param>
internal readonly record struct QueryKey(string CollectionId, string Rule, string Filter, string Sort, int Flags, string? Caller, AccessScope? Scope)
{
    public static QueryKey Of(in QueryText text, RequestInfo request)
    {
        var flags = (text.FullAccess ? 1 : 0) | (text.FindsMany ? 2 : 0) | (text.IsNewRecord ? 4 : 0) | (text.IsGivenRecord ? 8 : 0);
        var caller = ReferenceEquals(request, RequestInfo.None) ? null : request.Auth.Record?.Collection.Id ?? "";
        return new QueryKey(text.Collection.Id, text.Rule, text.Filter, text.Sort, flags, caller, request.Auth.Scope);
    }
}
