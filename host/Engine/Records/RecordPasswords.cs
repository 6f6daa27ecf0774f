using Holdall.Engine.Fields.Validation;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>The passwords that a save sets: their plain texts for validation, their hashes for the row.</summary>
internal sealed class RecordPasswords
{
    /// <summary>No passwords. Not to be added to.</summary>
    public static readonly RecordPasswords None = new();

    private readonly Dictionary<string, (string? Plain, string Hash)> _byField = new(StringComparer.Ordinal);

    /// <summary>Whether one of them can't be hashed, so that the record can't be stored.</summary>
    public bool AnyUnhashable { get; private set; }

    /// <summary>Whether all passwords of a record, in plain text, can be hashed.</summary>
    public static bool CanHashAll(Record record)
    {
        foreach (var field in record.Collection.Fields)
        {
            if (field is PasswordField && !PasswordRules.CanHash(record.GetString(field.Name))) return false;
        }

        return true;
    }

    /// <summary>Notes the new password of a field.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="plain">What was set.</param>
    /// <param name="hash">Its hash; empty when it can't be hashed.</param>
    public void Set(string field, string plain, string hash = "")
    {
        _byField[field] = (plain, hash);
        AnyUnhashable |= !PasswordRules.CanHash(plain);
    }

    /// <summary>Notes a password that was made at random, of which nothing is asked.</summary>
    public void SetRandom(string field, string hash) => _byField[field] = (null, hash);

    /// <summary>The new password of a field that has to be checked, or null if there is none.</summary>
    public string? Find(string field) => _byField.TryGetValue(field, out var entry) ? entry.Plain : null;

    /// <summary>Whether a value is the hash that was made for the field.</summary>
    public bool IsHash(string field, string value) => _byField.TryGetValue(field, out var entry) && entry.Hash == value;
}
