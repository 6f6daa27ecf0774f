using System.Security.Cryptography;
using Holdall.Fields;

namespace Holdall.Records;

/// <content>Passwords that are not simply set.</content>
public sealed partial class Record
{
    private const string PasswordCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Dictionary<string, string>? _givenHashes;

    /// <summary>
    /// Gives an auth record a password that nobody knows, so that those who knew the old one are locked out once it is saved, and all its tokens with them.
    /// What its field asks of passwords is not asked of this one.
    /// </summary>
    /// <returns>The password.</returns>
    /// <exception cref="InvalidOperationException">It is no auth record.</exception>
    public string SetRandomPassword()
    {
        if (!Collection.IsAuth) throw new InvalidOperationException($"Records of {Collection.Name} have no password.");
        RandomPassword = RandomNumberGenerator.GetString(PasswordCharacters, 30);
        RandomPasswordHash = null;
        this[FieldNames.Password] = RandomPassword;
        return RandomPassword;
    }

    /// <summary>
    /// As the other, with a hash that was made beforehand: hashing is slow, and a transaction should not wait for it.
    /// </summary>
    /// <param name="hash">The hash of a password that nobody knows, made by <see cref="Auth.IPasswordHasher"/>.</param>
    /// <exception cref="InvalidOperationException">It is no auth record.</exception>
    public void SetRandomPassword(string hash)
    {
        SetRandomPassword();
        RandomPasswordHash = hash;
    }

    /// <summary>What <see cref="SetRandomPassword()"/> has set, until it is stored; otherwise null.</summary>
    internal string? RandomPassword { get; private set; }

    /// <summary>The hash that stands for <see cref="RandomPassword"/>; null = it has to be made.</summary>
    internal string? RandomPasswordHash { get; private set; }

    /// <summary>
    /// Sets the hash of a password that was made elsewhere, as when accounts are brought along from another system. It is stored as it is, and the tokens
    /// of the account stay valid (spec 05, section 1.6).
    /// </summary>
    /// <param name="name">Name of a password field.</param>
    /// <param name="hash">A bcrypt hash: <c>$2a$10$…</c>.</param>
    /// <exception cref="ArgumentException">There is no such password field, or it is no such hash.</exception>
    public void SetPasswordHash(string name, string hash)
    {
        if (Collection.Fields.Find(name) is not PasswordField) throw new ArgumentException($"{Collection.Name} has no password field {name}.", nameof(name));
        if (!hash.StartsWith("$2", StringComparison.Ordinal)) throw new ArgumentException("A hash of bcrypt begins with $2.", nameof(hash));
        this[name] = hash;
        (_givenHashes ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = hash;
    }

    /// <summary>Whether the value of a password field was set by <see cref="SetPasswordHash"/>, and is not stored yet.</summary>
    internal bool HasGivenHash(string name) =>
        _givenHashes is not null && _givenHashes.TryGetValue(name, out var hash) && (this[name] as string) == hash;
}
