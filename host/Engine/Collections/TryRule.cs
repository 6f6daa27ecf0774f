using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Records;
using Holdall.Engine.Rules;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>POST /api/collections/{collection}/rules/try: whom a rule lets do what, and which part of it says no. Nothing is stored.</summary>
internal sealed class TryRule(RuleTrial trial, RecordStore records, SchemaCache schema)
{
    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        var body = new TryRuleBody((await request.ReadBodyAsync()).Values);
        var caller = FindCaller(body);
        var record = FindRecord(collection, body);
        body.Errors.ThrowIfAny("The rule can't be tried.");
        var form = RecordForm.Load(record ?? new Record(collection), body.Content, caller.IsSuperuser, request.Aborted);
        var info = body.ToInfo(caller) with { Body = form.Resolved() };
        var answer = await AskAsync(collection, body.Rule, record, info, request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, answer, static (writer, a) => a.WriteTo(writer));
    }

    private async Task<TryRuleAnswer> AskAsync(Collection collection, string? rule, Record? record, RequestInfo info, CancellationToken aborted)
    {
        try
        {
            long? total = record is null ? await trial.CountAsync(collection, aborted) : null;
            var result = string.IsNullOrEmpty(rule) ? null : await trial.RunAsync(new RuleQuestion(collection, rule, record, info), aborted);
            return new TryRuleAnswer(info.Auth.IsSuperuser, rule, total, result);
        }
        catch (FilterException e)
        {
            throw Invalid(rule!, e);
        }
        catch (DatabaseException e)
        {
            throw ApiException.BadRequest($"The rule can't be tried. Raw error: \n{e.Message}", cause: e);
        }
    }

    /// <summary>Characters are counted from 1, as people count; <c>start</c> is the place in the text.</summary>
    private static ApiException Invalid(string rule, FilterException e)
    {
        var start = Math.Clamp(e.Position ?? 0, 0, rule.Length);
        var errors = new FieldErrors().Add("rule", "validation_invalid_rule", $"Invalid rule at character {start + 1}. Raw error: {e.Message}", ("start", start));
        return new ApiException(StatusCodes.Status400BadRequest, "The rule is not valid.", errors);
    }

    private AuthState FindCaller(TryRuleBody body)
    {
        if (body.Caller is not var (name, id)) return AuthState.Guest;
        if (schema.Current.Find(name) is not { IsAuth: true } accounts) body.Errors.Add("as.collection", "validation_not_found", "There is no such auth collection.");
        else if (records.Find(accounts, id) is { } account) return new AuthState(account);
        else body.Errors.Add("as.id", "validation_not_found", "There is no such account.");
        return AuthState.Guest;
    }

    private Record? FindRecord(Collection collection, TryRuleBody body)
    {
        if (body.IsNew) return new Record(collection);
        if (body.Record is not { } id) return null;
        var record = records.Find(collection, id);
        if (record is null) body.Errors.Add("record", "validation_not_found", "There is no such record.");
        return record;
    }
}
