using Holdall.Collections;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Finds the record that somebody claims to be.</summary>
internal sealed class IdentityLookup(ICollections collections, IRecords records)
{
    /// <summary>The record, or null.</summary>
    /// <param name="collection">The auth collection.</param>
    /// <param name="field">The only field to look at; empty = all identity fields.</param>
    /// <param name="identity">The value to look for.</param>
    /// <exception cref="InvalidOperationException">The field tried last is not unique any more.</exception>
    public Record? Find(Collection collection, string field, string identity)
    {
        var isUnique = true;
        foreach (var name in field.Length > 0 ? [field] : InOrder(collection.Auth!.PasswordAuth.IdentityFields))
        {
            if (name == "email" && !MailAddress.IsWellFormed(identity)) continue;
            var uniqueness = collections.UniquenessOf(collection, name);
            isUnique = uniqueness != Uniqueness.None;
            if (isUnique && FindBy(collection, name, uniqueness, identity) is { } found) return found;
        }

        return isUnique ? null : throw new InvalidOperationException($"An identity field of {collection.Name} has no unique index.");
    }

    /// <summary>The record with this address, or null. Its letter case counts unless the unique index says otherwise.</summary>
    public Record? FindByEmail(Collection collection, string email) =>
        email.Length == 0 ? null : FindBy(collection, FieldNames.Email, collections.UniquenessOf(collection, FieldNames.Email), email);

    /// <summary>The record with this value of a field, or null.</summary>
    public Record? FindBy(Collection collection, string field, Uniqueness uniqueness, string value) => uniqueness == Uniqueness.IgnoringCase
        ? records.FindFirst(collection.Id, $"{field}:lower = {{:value}}", ("value", AsciiLower(value)))
        : records.FindFirst(collection.Id, $"{field} = {{:value}}", ("value", value));

    private static List<string> InOrder(IReadOnlyList<string> fields)
    {
        var order = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            if (field == "email") order.Insert(0, field);
            else order.Add(field);
        }

        return order;
    }

    /// <summary>SQLite folds the case of ASCII letters only.</summary>
    private static string AsciiLower(string text) => string.Create(text.Length, text, static (chars, source) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
    });
}
