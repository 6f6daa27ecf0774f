namespace Holdall.Auth;

/// <summary>Makes and checks hashes of passwords. Without one, records with passwords can't be created.</summary>
public interface IPasswordHasher
{
    /// <summary>The hash of a password.</summary>
    /// <param name="password">At most 72 bytes of UTF-8.</param>
    /// <param name="cost">4 to 31; each step doubles the work.</param>
    /// <param name="aborted">Gives up waiting for a turn; hashing is bounded so that it never starves requests.</param>
    Task<string> HashAsync(string password, int cost, CancellationToken aborted = default);

    /// <summary>Whether a password has this hash, in constant time; false for an empty or malformed hash.</summary>
    Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted = default);
}
