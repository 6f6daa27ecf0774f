using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>Asks a rule that may not be stored, and each of its parts by itself. Nothing is written.</summary>
/// <remarks>Two comparisons of one relation speak of the same related record when they are asked together: apart, each may hold for another one.</remarks>
internal sealed class RuleTrial(Databases databases, FilterFactory filters)
{
    /// <summary>Nobody knows how long it takes, so all of it together has no more than half of the connections for queries.</summary>
    private static readonly QueryCaller Caller = new("rules that are tried", IsGuest: false, IsSuperuser: false);

    /// <exception cref="FilterException">The rule is not valid; <see cref="FilterException.Position"/> tells where.</exception>
    /// <exception cref="DatabaseException">The database does not take it, or it takes longer than a filter of a client may.</exception>
    public async Task<RuleResult> RunAsync(RuleQuestion question, CancellationToken aborted)
    {
        var rule = RulePart.Of(question.Rule);
        RequireValid(question, rule);
        using var turn = await databases.Main.EnterQueryAsync(Caller, aborted);
        using var read = turn.Read(isWrittenByClient: true, aborted);
        return Ask(read.Session, question, rule);
    }

    /// <summary>How many records there are, for whom no rule is asked.</summary>
    /// <exception cref="DatabaseException">It takes too long.</exception>
    public async Task<long> CountAsync(Collection collection, CancellationToken aborted)
    {
        using var turn = await databases.Main.EnterQueryAsync(Caller, aborted);
        using var read = turn.Read(isWrittenByClient: true, aborted);
        return Count(read.Session, filters.All(collection));
    }

    private void RequireValid(RuleQuestion question, RulePart rule)
    {
        try
        {
            Build(question, rule);
        }
        catch (FilterException whole)
        {
            foreach (var part in rule.Comparisons())
            {
                if (Fault(question, part) is not { } fault) continue;
                fault.Position = part.Start;
                throw fault;
            }

            throw whole;
        }
    }

    private FilterException? Fault(RuleQuestion question, RulePart part)
    {
        try
        {
            Build(question, part);
            return null;
        }
        catch (FilterException e)
        {
            return e;
        }
    }

    private RuleResult Ask(DbSession session, RuleQuestion question, RulePart part)
    {
        var parts = new RuleResult[part.Parts.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = Ask(session, question, part.Parts[i]);
        return new RuleResult(part, Count(session, question, Build(question, part)), parts);
    }

    private FilterQuery Build(RuleQuestion question, RulePart part) => filters.Get(
        new QueryText(question.Collection) { Rule = part.Expression, FindsMany = question.Record is null, IsNewRecord = question.Record is { IsNew: true } },
        question.Request);

    private static long Count(DbSession session, RuleQuestion question, FilterQuery query)
    {
        if (question.Record is not { } record) return Count(session, query);
        using var test = session.Prepare(record.IsNew ? query.Sql.TestGiven(session.Dialect) : query.Sql.Test(session.Dialect));
        query.Bind(test);
        if (record.IsNew) GivenRecordTable.Bind(test, record, query.Parameters.Count + 1);
        else test.Bind(query.Parameters.Count + 1, record.Id);
        return test.Step() ? 1 : 0;
    }

    private static long Count(DbSession session, FilterQuery query)
    {
        using var count = session.Prepare(query.Sql.Count);
        query.Bind(count);
        count.Step();
        return count.Int64(0);
    }
}
