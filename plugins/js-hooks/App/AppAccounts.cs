using Holdall.Collections;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Sql;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>What belongs to accounts: linked sign-ins, second factors, one-time passwords, and where they have signed in.</summary>
internal static class AppAccounts
{
    private const string ExternalAuths = "_externalAuths";
    private const string Mfas = "_mfas";
    private const string Otps = "_otps";
    private const string Origins = "_authOrigins";

    public static void AddTo(HostType<ScriptApp> table)
    {
        Add(table, "ExternalAuths", ExternalAuths);
        Add(table, "MFAs", Mfas);
        Add(table, "OTPs", Otps);
        Add(table, "AuthOrigins", Origins);
        table
            .Method("findFirstExternalAuthByExpr", FirstExternalAuth)
            .Method("findMFAById", (app, a) => ById(app, Mfas, a.Text(0)))
            .Method("findOTPById", (app, a) => ById(app, Otps, a.Text(0)))
            .Method("findAuthOriginById", (app, a) => ById(app, Origins, a.Text(0)))
            .Method("findAuthOriginByRecordAndFingerprint", (app, a) => OriginOf(app, a.Require<Record>(0), a.Text(1)))
            .Action("deleteAllMFAsByRecord", (app, a) => DeleteAll(app, a, OfRecord(app, Mfas, a.Require<Record>(0))))
            .Action("deleteAllOTPsByRecord", (app, a) => DeleteAll(app, a, OfRecord(app, Otps, a.Require<Record>(0))))
            .Action("deleteAllAuthOriginsByRecord", (app, a) => DeleteAll(app, a, OfRecord(app, Origins, a.Require<Record>(0))))
            .Action("deleteExpiredMFAs", (app, a) => DeleteExpired(app, a, Mfas, c => c.Auth!.Mfa.Duration))
            .Action("deleteExpiredOTPs", (app, a) => DeleteExpired(app, a, Otps, c => c.Auth!.Otp.Duration));
    }

    private static void Add(HostType<ScriptApp> table, string name, string collection) => table
        .Method($"findAll{name}ByRecord", (app, a) => OfRecord(app, collection, a.Require<Record>(0)).ToList())
        .Method($"findAll{name}ByCollection", (app, a) => List(app, collection, "collectionRef = {:c}", ("c", a.Require<ScriptCollection>(0).Source.Id)).ToList());

    private static IReadOnlyList<Record> OfRecord(ScriptApp app, string collection, Record record) =>
        List(app, collection, "collectionRef = {:c} && recordRef = {:r}", ("c", record.Collection.Id), ("r", record.Id));

    private static IReadOnlyList<Record> List(ScriptApp app, string collection, string filter, params (string Name, object? Value)[] parameters) =>
        app.Services.Records.List(collection, new RecordQuery { Filter = filter, Sort = "-created", Parameters = parameters });

    private static Record ById(ScriptApp app, string collection, string id) => app.Services.Records.Find(collection, id) ?? throw new NoRowsException();

    private static Record FirstExternalAuth(ScriptApp app, CallArguments a)
    {
        var collection = app.Services.Collections.Find(ExternalAuths) ?? throw new NoRowsException();
        var found = RecordQueries.List(app, a, collection, SqlArguments.Expressions(a, 0));
        return found.Count > 0 ? found[0] : throw new NoRowsException();
    }

    private static Record OriginOf(ScriptApp app, Record record, string fingerprint) =>
        OfRecord(app, Origins, record).FirstOrDefault(origin => origin.GetString("fingerprint") == fingerprint) ?? throw new NoRowsException();

    private static void DeleteAll(ScriptApp app, CallArguments a, IReadOnlyList<Record> records)
    {
        foreach (var record in records) AppType.Do(a, app.Services.Records.DeleteAsync(record));
    }

    private static void DeleteExpired(ScriptApp app, CallArguments a, string collection, Func<Collection, long> lifetime)
    {
        var now = app.Services.Time.GetUtcNow();
        foreach (var record in List(app, collection, ""))
        {
            var owner = app.Services.Collections.Find(record.GetString("collectionRef"));
            if (owner is { IsAuth: true } && record.GetDate("created") is { } made && made.AddSeconds(lifetime(owner)) > now) continue;
            AppType.Do(a, app.Services.Records.DeleteAsync(record));
        }
    }
}
