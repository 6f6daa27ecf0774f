using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Asks for a second method of signing in.</summary>
internal sealed class SecondFactor(ICollections collections, IRecords records, IRules rules, TimeProvider time)
{
    private const string Sessions = SystemCollections.Mfas;

    /// <summary>Settles the demand for a second method.</summary>
    /// <returns>Null when nothing more is asked for; otherwise the id under which the second method must be presented.</returns>
    /// <exception cref="ApiException">400, the id that was presented does not count, or the rule is broken.</exception>
    public async Task<string?> DemandAsync(RequestContext request, Record record, string method)
    {
        var options = record.Collection.Auth!.Mfa;
        if (!options.Enabled || !rules.Holds(options.Rule, record, request.ToInfo())) return null;
        var id = await PresentedIdAsync(request);
        if (id.Length == 0) return await BeginAsync(record, method, request.Aborted);
        await FinishAsync(id, record, method, options, request.Aborted);
        return null;
    }

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
        if (session.GetDate(FieldNames.Created) is not { } created || created.AddSeconds(options.Duration) < time.GetUtcNow())
        {
            await records.DeleteAsync(session, aborted);
            throw Unknown();
        }

        if (session.GetString(FieldNames.RecordRef) != record.Id || session.GetString(FieldNames.CollectionRef) != record.Collection.Id)
            throw ApiException.BadRequest("Invalid MFA session.");
        if (session.GetString("method") == method) throw ApiException.BadRequest("A different authentication method is required.");
        await records.UseUpAsync(session, Unknown(), aborted);
    }

    private static ApiException Unknown() => ApiException.BadRequest("Invalid or expired MFA session.");
}
