using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Totp;
using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Asks for a second method of signing in.</summary>
internal sealed class SecondFactor(ICollections collections, IRecords records, IRules rules, TotpStore totps, TimeProvider time)
{
    private const string Sessions = SystemCollections.Mfas;
    private const string OtherMethod = "A different authentication method is required.";
    private const long DefaultDuration = 600;

    /// <summary>Settles the demand for a second method.</summary>
    /// <returns>Null when nothing more is asked for; otherwise the id under which the second method must be presented.</returns>
    /// <exception cref="ApiException">400, the id that was presented does not count, or the rule is broken.</exception>
    public async Task<string?> DemandAsync(RequestContext request, Record record, string method)
    {
        var options = record.Collection.Auth!.Mfa;
        // Whoever has an authenticator app has it to be asked for it, whatever else the collection asks for.
        var hasApp = totps.FindConfirmed(record) is not null;
        if (!hasApp && (!options.Enabled || !rules.Holds(options.Rule, record, request.ToInfo()))) return null;
        var id = await PresentedIdAsync(request);
        if (id.Length == 0) return await BeginAsync(record, method, request.Aborted);
        if (hasApp) throw ApiException.BadRequest(OtherMethod);
        await FinishAsync(id, record, method, options, request.Aborted);
        return null;
    }

    /// <summary>A sign-in that waits for its second factor, and the record that it is of.</summary>
    /// <exception cref="ApiException">400, there is none of this id in the collection, or it is too old.</exception>
    public async Task<(Record Pending, Record Record)> FindAsync(Collection collection, string id, CancellationToken aborted)
    {
        var pending = records.Find(Sessions, id) ?? throw Unknown();
        await RefuseExpiredAsync(pending, collection.Auth!.Mfa, aborted);
        if (pending.GetString(FieldNames.CollectionRef) != collection.Id) throw ApiException.BadRequest("Invalid MFA session.");
        return (pending, records.Find(collection.Id, pending.GetString(FieldNames.RecordRef)) ?? throw Unknown());
    }

    /// <summary>The answer to an id that is of no use.</summary>
    public static ApiException Unknown() => ApiException.BadRequest("Invalid or expired MFA session.");

    /// <summary>Seconds between the two methods; also a collection that does not ask for two itself has accounts that do.</summary>
    public static long DurationOf(MfaOptions options) => options.Duration > 0 ? options.Duration : DefaultDuration;

    private static async Task<string> PresentedIdAsync(RequestContext request)
    {
        var id = request.Query("mfaId");
        if (!string.IsNullOrEmpty(id)) return id;
        return (await request.ReadFixedAsync("Failed to read MFA Id.")).GetString("mfaId");
    }

    private async Task<string> BeginAsync(Record record, string method, CancellationToken aborted)
    {
        var session = new Record(collections.Get(Sessions))
        {
            ["collectionRef"] = record.Collection.Id,
            ["recordRef"] = record.Id,
            ["method"] = method,
        };
        await records.SaveAsync(session, aborted);
        return session.Id;
    }

    private async Task FinishAsync(string id, Record record, string method, MfaOptions options, CancellationToken aborted)
    {
        var session = records.Find(Sessions, id) ?? throw Unknown();
        await RefuseExpiredAsync(session, options, aborted);
        if (session.GetString(FieldNames.RecordRef) != record.Id || session.GetString(FieldNames.CollectionRef) != record.Collection.Id)
            throw ApiException.BadRequest("Invalid MFA session.");
        if (session.GetString("method") == method) throw ApiException.BadRequest(OtherMethod);
        await records.UseUpAsync(session, Unknown(), aborted);
    }

    private async Task RefuseExpiredAsync(Record session, MfaOptions options, CancellationToken aborted)
    {
        if (session.GetDate(FieldNames.Created) is { } created && created.AddSeconds(DurationOf(options)) >= time.GetUtcNow()) return;
        await records.DeleteAsync(session, aborted);
        throw Unknown();
    }
}
