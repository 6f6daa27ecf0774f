using Holdall.Http;
using Holdall.Records;

namespace Holdall.TestKit.Fakes;

/// <summary>Rules that are null or empty are answered as the contract says, others by <see cref="Holds"/>.</summary>
public sealed class FakeRules : IRules
{
    /// <summary>Whether a condition holds; by default none does.</summary>
    public Func<string, Record, RequestInfo, bool> Holds { get; set; } = (_, _, _) => false;

    /// <summary>Number of questions.</summary>
    public int Asked { get; private set; }

    /// <inheritdoc/>
    public bool MayAccess(string? rule, Record record, RequestInfo request)
    {
        Asked++;
        return request.Auth.IsSuperuser || (rule is not null && (rule.Length == 0 || Holds(rule, record, request)));
    }

    bool IRules.Holds(string rule, Record record, RequestInfo request) => rule.Length == 0 || Holds(rule, record, request);

    /// <inheritdoc/>
    public bool MatchesFilter(string filter, Record record, RequestInfo request) => filter.Length == 0 || Holds(filter, record, request);

    /// <inheritdoc/>
    public bool CanManage(Record record, RequestInfo request) =>
        request.Auth.IsSuperuser || (record.Collection.Auth?.ManageRule is { Length: > 0 } rule && Holds(rule, record, request));
}
