using Holdall.Auth;
using Holdall.Batch;
using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Records;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Engine.Batch;

/// <summary>Hashes the passwords that the items of a batch set before its transaction begins.</summary>
internal sealed class BatchPasswords(SchemaCache schema, PasswordHashing hashing)
{
    /// <returns>The hashes; null when the batch sets no passwords.</returns>
    public async Task<PreparedHashes?> PrepareAsync(IReadOnlyList<BatchItem> items, RequestContext request, CancellationToken aborted)
    {
        if (!hashing.IsPossible || Find(items, request.Auth) is not { Count: > 0 } passwords) return null;
        var hashes = new Task<string>[passwords.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            // A client may not have many that wait, however many its batch has.
            if (i >= Environment.ProcessorCount) await hashes[i - Environment.ProcessorCount];
            hashes[i] = hashing.HashAsync(passwords[i].Password, passwords[i].Cost, request.ClientAddress, aborted);
        }

        var prepared = new PreparedHashes();
        for (var i = 0; i < hashes.Length; i++) prepared.Add(passwords[i].Password, passwords[i].Cost, await hashes[i]);
        return prepared;
    }

    private List<(string Password, int Cost)> Find(IReadOnlyList<BatchItem> items, AuthState caller)
    {
        var passwords = new List<(string Password, int Cost)>();
        foreach (var item in items)
        {
            if (BatchTarget.Parse(item.Url) is not { } target || schema.Current.Find(target.Collection) is not { IsView: false } collection) continue;
            if (MayBeAllowed(collection, item.Method, caller)) Add(passwords, collection, item.Body);
        }

        return passwords;
    }

    /// <summary>Nobody gets work done by items that are refused anyway.</summary>
    private static bool MayBeAllowed(Collection collection, string method, AuthState caller)
    {
        if (caller.IsSuperuser) return true;
        var rule = method switch
        {
            "POST" => collection.CreateRule,
            "PATCH" => collection.UpdateRule,
            "PUT" => collection.CreateRule ?? collection.UpdateRule,
            _ => null,
        };
        return caller.IsGuest ? rule is "" : rule is not null;
    }

    private static void Add(List<(string Password, int Cost)> passwords, Collection collection, IReadOnlyDictionary<string, object?> body)
    {
        foreach (var field in collection.Fields)
        {
            if (field is not PasswordField password || Cast.ToText(body.GetValueOrDefault(field.Name)) is not { Length: > 0 } plain) continue;
            if (!PasswordRules.CanHash(plain)) continue;
            var isConfirmed = !collection.IsAuth || Cast.ToText(body.GetValueOrDefault("passwordConfirm")) == plain;
            if (isConfirmed) passwords.Add((plain, password.HashCost));
        }
    }
}
