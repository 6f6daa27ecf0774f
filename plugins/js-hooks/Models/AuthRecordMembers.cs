using System.Security.Cryptography;
using Holdall.Auth;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>What scripts can do with accounts.</summary>
internal static class AuthRecordMembers
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int TokenKeyLength = 50;

    public static void AddTo(HostType<Record> table) => table
        .Method("email", record => record.GetString(FieldNames.Email))
        .Action("setEmail", (record, a) => record[FieldNames.Email] = a.Text(0))
        .Method("emailVisibility", record => record.GetBool(FieldNames.EmailVisibility))
        .Action("setEmailVisibility", (record, a) => record[FieldNames.EmailVisibility] = a.Flag(0))
        .Method("verified", record => record.GetBool(FieldNames.Verified))
        .Action("setVerified", (record, a) => record[FieldNames.Verified] = a.Flag(0))
        .Method("tokenKey", record => record.GetString(FieldNames.TokenKey))
        .Action("setTokenKey", (record, a) => record[FieldNames.TokenKey] = a.Text(0))
        .Action("refreshTokenKey", (record, _) => record[FieldNames.TokenKey] = RandomNumberGenerator.GetString(Letters, TokenKeyLength))
        .Action("setPassword", (record, a) => record[FieldNames.Password] = a.Text(0))
        .Method("setRandomPassword", record => record.SetRandomPassword())
        .Method("validatePassword", (record, a) => IsPassword(record, a))
        .Method("isSuperuser", record => record.Collection.IsSuperusers)
        .With(AddTokens)
        .With(AddReferences);

    /// <summary>What records that belong to accounts say of them.</summary>
    private static void AddReferences(HostType<Record> table)
    {
        foreach (var field in (string[])["collectionRef", "recordRef", "provider", "providerId", "method", "fingerprint", "sentTo"])
        {
            var name = field;
            table
                .Method(name, record => record.GetString(name))
                .Action("set" + char.ToUpperInvariant(name[0]) + name[1..], (record, a) => record[name] = a.Text(0));
        }
    }

    private static void AddTokens(HostType<Record> table) => table
        .Method("newAuthToken", (record, a) => Token(record, a, TokenTypes.Auth))
        .Method("newStaticAuthToken", (record, a) => Token(record, a, TokenTypes.Auth, refreshable: false, duration: a.Integer(0) / 1_000_000_000))
        .Method("newVerificationToken", (record, a) => Token(record, a, TokenTypes.Verification))
        .Method("newPasswordResetToken", (record, a) => Token(record, a, TokenTypes.PasswordReset))
        .Method("newEmailChangeToken", (record, a) => Token(record, a, TokenTypes.EmailChange, newEmail: a.Text(0)))
        .Method("newFileToken", (record, a) => Token(record, a, TokenTypes.File));

    private static string Token(Record record, CallArguments a, string type, bool refreshable = true, long duration = 0, string? newEmail = null)
    {
        if (!record.Collection.IsAuth) throw new ScriptException("the record is not of an auth collection");
        return a.Engine.Services.Require<ITokens>("auth").Create(record, type, refreshable, duration > 0 ? duration : null, newEmail);
    }

    private static bool IsPassword(Record record, CallArguments a)
    {
        var password = a.Text(0);
        if (record.GetString(FieldNames.Password) is not { Length: > 0 } stored) return false;
        if (RecordValues.PlainPassword(record, FieldNames.Password) is { } plain) return password == plain;
        return a.Wait(a.Engine.Services.Require<IPasswordHasher>("auth").VerifyAsync(password, stored));
    }
}
