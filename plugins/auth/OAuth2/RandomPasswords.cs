using System.Security.Cryptography;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>Hashes of passwords that nobody knows, made before a transaction begins.</summary>
internal sealed class RandomPasswords(IPasswordHasher hasher)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A password.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Letters, 30);

    /// <summary>A hash for a collection.</summary>
    /// <exception cref="ApiException">429, the client has too many that wait.</exception>
    public Task<string> HashAsync(Collection collection, string client, CancellationToken aborted) =>
        hasher.HashAsync(Create(), ((PasswordField)collection.Fields[FieldNames.Password]).HashCost, client, aborted);
}
