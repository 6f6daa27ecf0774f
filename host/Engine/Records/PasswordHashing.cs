using Holdall.Auth;
using Holdall.Engine.Fields.Validation;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// Replaces passwords in plain text, in records that are about to be saved, by their hashes. It is slow on purpose, so it comes before the writer is taken.
/// </summary>
internal sealed class PasswordHashing(IPasswordHasher? hasher = null)
{
    /// <summary>Whether passwords can be set at all.</summary>
    public bool IsPossible => hasher is not null;

    /// <summary>Hashes what was set since the record was read, or since the last call.</summary>
    /// <param name="record">The record.</param>
    /// <param name="known">The passwords that were hashed before.</param>
    /// <param name="prepared">Hashes that are there already; null if there are none.</param>
    /// <param name="client">Address of who asks for it; empty for the application itself.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>All passwords that the save sets.</returns>
    public async ValueTask<RecordPasswords> HashAsync(Record record, RecordPasswords known, PreparedHashes? prepared, string client, CancellationToken aborted)
    {
        foreach (var field in record.Collection.Fields)
        {
            if (field is not PasswordField password || NewPassword(record, password, known) is not { } plain) continue;
            if (ReferenceEquals(known, RecordPasswords.None)) known = new RecordPasswords();
            var cost = password.HashCost;
            var isRandom = field.Name == FieldNames.Password && plain == record.RandomPassword;
            var ready = isRandom ? record.RandomPasswordHash : prepared?.Take(plain, cost);
            var hash = !PasswordRules.CanHash(plain) ? "" : ready ?? await HashAsync(plain, cost, client, aborted);
            if (isRandom) known.SetRandom(field.Name, hash);
            else known.Set(field.Name, plain, hash);
            record[field.Name] = hash;
        }

        return known;
    }

    public Task<string> HashAsync(string plain, int cost, string client, CancellationToken aborted) =>
        hasher?.HashAsync(plain, cost, client, aborted) ?? throw ApiException.BadRequest("Passwords can't be set: the auth plugin is off.");

    private static string? NewPassword(Record record, PasswordField field, RecordPasswords known)
    {
        var value = record.GetString(field.Name);
        var isStored = !record.IsNew && !record.IsUnsaved(field.Name);
        return value.Length == 0 || isStored || record.HasGivenHash(field.Name) || known.IsHash(field.Name, value) ? null : value;
    }
}
