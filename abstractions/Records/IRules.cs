using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>Answers "may this caller do that?". The host provides it; plugins call it before they show or change a record.</summary>
/// <remarks>
/// Each question is asked of the stored record: of what the current transaction sees, or else of the last committed state. Asking is
/// synchronous, since SQLite is, and changes nothing.
/// </remarks>
public interface IRules
{
    /// <summary>
    /// Whether a rule lets the caller have the record. To be called with the rules of a collection: list, view, auth rule and their like.
    /// Superusers pass every rule; null lets nobody else pass, empty lets everyone. Nobody gets a record that their
    /// <see cref="Auth.AuthState.Scope"/> does not let them read.
    /// </summary>
    /// <returns>False also when the rule can't be evaluated, which goes to the log, or when the record is not stored.</returns>
    bool MayAccess(string? rule, Record record, RequestInfo request);

    /// <summary>
    /// Whether a condition of the collection holds, whoever asks: superusers have no bypass. To be called where it does not guard the record but
    /// decides what happens next, such as the rule that asks for a second factor. An empty one always holds.
    /// </summary>
    /// <returns>False also when the record is not stored.</returns>
    /// <exception cref="ApiException">400, the rule can't be evaluated. The caller must not go on as if it had given an answer.</exception>
    bool Holds(string rule, Record record, RequestInfo request);

    /// <summary>
    /// Whether the record matches the filter of a client, such as that of a subscription. To be called after <see cref="MayAccess(string?, Record, RequestInfo)"/>, since it is no
    /// permission. Hidden fields and collections that can't be listed are out of reach for everyone. Only superusers may use
    /// <c>@request.</c> and <c>@collection.</c>, in the filter as in the <c>sort</c> of the request's query. An empty filter matches.
    /// </summary>
    /// <returns>False also when the filter is refused or can't be evaluated: that concerns the client only.</returns>
    bool MatchesFilter(string filter, Record record, RequestInfo request);

    /// <summary>As the other, for one who can't wait.</summary>
    /// <exception cref="TimeoutException">It takes longer than the limit.</exception>
    bool MayAccess(string? rule, Record record, RequestInfo request, TimeSpan limit);

    /// <summary>As the other, for one who can't wait.</summary>
    /// <exception cref="TimeoutException">It takes longer than the limit.</exception>
    bool MatchesFilter(string filter, Record record, RequestInfo request, TimeSpan limit);

    /// <summary>As the other, but asked of the values of the record as they are given, whatever is stored now. Related records are those of now.</summary>
    /// <exception cref="TimeoutException">It takes longer than the limit.</exception>
    bool MayAccessAsGiven(string? rule, Record record, RequestInfo request, TimeSpan limit);

    /// <summary>As the other, but asked of the values of the record as they are given, whatever is stored now. Related records are those of now.</summary>
    /// <exception cref="TimeoutException">It takes longer than the limit.</exception>
    bool MatchesFilterAsGiven(string filter, Record record, RequestInfo request, TimeSpan limit);

    /// <summary>
    /// Whether the caller may change protected fields of an auth record: a superuser, or somebody signed in for whom the collection's manage rule
    /// holds. Of a new record the rule sees what would be stored, unverified.
    /// </summary>
    /// <returns>False also when the rule can't be evaluated, which goes to the log.</returns>
    bool CanManage(Record record, RequestInfo request);

    /// <summary>
    /// What is wrong with a rule that is kept elsewhere than in a collection, such as in the settings of a plugin. To be called when it is read, at start
    /// too: otherwise it would hold for nobody, and that would be told when somebody asks.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="collection">The collection whose records it is asked of; it need not be stored.</param>
    /// <returns>A sentence without its end for whoever has written it; null when it can be understood.</returns>
    string? FindError(string rule, Collection collection);
}
