using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Engine.Rules;

/// <summary>Answers whether a rule holds, by asking the database.</summary>
/// <remarks>
/// A rule of access that can't be built or run holds for nobody: for the one who asks that is the same as a rule that refuses. What is wrong with it is
/// for the log; with a client's own filter, only the client is concerned.
/// </remarks>
internal sealed partial class RuleChecker(
    Databases databases, FilterFactory filters, ILogger<RuleChecker>? logger = null, TimeProvider? time = null) : IRules
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    private readonly ILogger _logger = logger ?? NullLogger<RuleChecker>.Instance;

    /// <inheritdoc/>
    public bool MayAccess(string? rule, Record record, RequestInfo request) =>
        request.Auth.IsInScope(record.Collection, AccessRights.Read)
        && (request.Auth.IsSuperuser || rule is not null && HoldsForStored(record.Collection, rule, record.Id, request));

    /// <inheritdoc/>
    public bool MayAccess(string? rule, Record record, RequestInfo request, TimeSpan limit) =>
        request.Auth.IsInScope(record.Collection, AccessRights.Read)
        && (request.Auth.IsSuperuser || rule is not null && Within(limit, () => HoldsForStored(record.Collection, rule, record.Id, request, limit)));

    /// <inheritdoc/>
    public bool Holds(string rule, Record record, RequestInfo request)
    {
        try
        {
            return rule.Length == 0 || Test(new QueryText(record.Collection) { Rule = rule }, record.Id, request);
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    /// <inheritdoc/>
    public bool MatchesFilter(string filter, Record record, RequestInfo request) => MatchesFilterNow(filter, record, request, limit: null);

    /// <inheritdoc/>
    public bool MatchesFilter(string filter, Record record, RequestInfo request, TimeSpan limit) =>
        Within(limit, () => MatchesFilterNow(filter, record, request, limit));

    /// <inheritdoc/>
    public bool MayAccessAsGiven(string? rule, Record record, RequestInfo request, TimeSpan limit) =>
        request.Auth.IsInScope(record.Collection, AccessRights.Read)
        && (request.Auth.IsSuperuser || rule is not null && Within(limit, () => HoldsAsGiven(rule, record, request, limit)));

    /// <inheritdoc/>
    public bool MatchesFilterAsGiven(string filter, Record record, RequestInfo request, TimeSpan limit) =>
        Within(limit, () => MatchesFilterNow(filter, record, request, limit, isGiven: true));

    /// <inheritdoc/>
    public string? FindError(string rule, Collection collection)
    {
        if (rule.Length == 0) return null;
        try
        {
            var query = filters.Get(new QueryText(collection) { Rule = rule, IsGivenRecord = true }, new RequestInfo());
            using var read = databases.Main.Read();
            using var test = read.Session.Prepare(query.Sql.TestGiven(read.Session.Dialect));
            return null;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return e.Message;
        }
    }

    private bool MatchesFilterNow(string filter, Record record, RequestInfo request, TimeSpan? limit, bool isGiven = false)
    {
        if (filter.Length == 0) return true;
        if (ClientExpression.FindRefusal(request.Auth, filter, request.Query.GetValueOrDefault("sort", "")) is not null) return false;
        try
        {
            return isGiven
                ? TestGiven(new QueryText(record.Collection) { Filter = filter, IsGivenRecord = true }, record, request, limit)
                : Test(new QueryText(record.Collection) { Filter = filter }, record.Id, request, isWrittenByClient: true, limit);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool CanManage(Record record, RequestInfo request)
    {
        if (request.Auth.IsSuperuser) return true;
        if (request.Auth.IsGuest || record.Collection.Auth?.ManageRule is not { Length: > 0 } rule) return false;
        return record.IsNew ? HoldsForNew(rule, record, request) : HoldsForStored(record.Collection, rule, record.Id, request);
    }

    /// <summary>Whether a rule holds for a stored record; an empty one always does.</summary>
    public bool HoldsForStored(Collection collection, string rule, string id, RequestInfo request, TimeSpan? limit = null)
    {
        if (rule.Length == 0) return true;
        try
        {
            return Test(new QueryText(collection) { Rule = rule }, id, request, limit: limit);
        }
        catch (Exception e) when (IsBroken(e))
        {
            LogBroken(_logger, collection.Name, e.Message);
            return false;
        }
    }

    /// <summary>Whether a rule holds for a record as it would be stored; an empty one always does.</summary>
    public bool HoldsForNew(string rule, Record record, RequestInfo request)
    {
        if (rule.Length == 0) return true;
        try
        {
            return TestGiven(new QueryText(record.Collection) { Rule = rule, IsNewRecord = true }, record, request);
        }
        catch (Exception e) when (IsBroken(e))
        {
            LogBroken(_logger, record.Collection.Name, e.Message);
            return false;
        }
    }

    private bool HoldsAsGiven(string rule, Record record, RequestInfo request, TimeSpan limit)
    {
        if (rule.Length == 0) return true;
        try
        {
            return TestGiven(new QueryText(record.Collection) { Rule = rule, IsGivenRecord = true }, record, request, limit);
        }
        catch (Exception e) when (IsBroken(e))
        {
            LogBroken(_logger, record.Collection.Name, e.Message);
            return false;
        }
    }

    private bool TestGiven(in QueryText text, Record record, RequestInfo request, TimeSpan? limit = null)
    {
        var query = filters.Get(text, request);
        using var read = limit is { } most ? databases.Main.Read(most) : databases.Main.Read();
        using var test = read.Session.Prepare(query.Sql.TestGiven(read.Session.Dialect));
        query.Bind(test);
        GivenRecordTable.Bind(test, record, query.Parameters.Count + 1);
        return test.Step();
    }

    /// <summary>An answer of no that came late is none: what was asked has been interrupted.</summary>
    private bool Within(TimeSpan limit, Func<bool> ask)
    {
        var begun = _time.GetTimestamp();
        if (ask()) return true;
        return _time.GetElapsedTime(begun) < limit ? false : throw new TimeoutException($"It took longer than {limit.TotalMilliseconds} ms.");
    }

    private bool Test(in QueryText text, string id, RequestInfo request, bool isWrittenByClient = false, TimeSpan? limit = null)
    {
        var query = filters.Get(text, request);
        using var read = limit is null ? databases.Main.Read(isWrittenByClient) : databases.Main.Read(limit);
        using var test = read.Session.Prepare(query.Sql.Test(read.Session.Dialect));
        query.Bind(test);
        test.Bind(query.Parameters.Count + 1, id);
        return test.Step();
    }

    /// <summary>Whether an expression can't be built or run.</summary>
    private static bool IsBroken(Exception e) => e is FilterException or DatabaseException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A rule of collection {Collection} is broken and holds for nobody: {Reason}")]
    private static partial void LogBroken(ILogger logger, string collection, string reason);
}
