using Microsoft.AspNetCore.Http;

namespace Holdall.Auth;

/// <summary>Finds out who asks. Without one, everybody is a guest.</summary>
public interface IRequestAuthenticator
{
    /// <summary>Reads the credentials of a request.</summary>
    /// <returns>The caller; a guest also when credentials are missing, malformed, expired or unknown.</returns>
    /// <remarks>
    /// Called by the pipeline once for each request, outside any transaction. An exception fails the request with 500. What is known at once is returned
    /// as a completed task, which costs nothing.
    /// </remarks>
    ValueTask<AuthState> AuthenticateAsync(HttpContext http);
}

/// <summary>Makes and checks hashes of passwords. Without one, records with passwords can't be created.</summary>
public interface IPasswordHasher
{
    /// <summary>The hash of a password.</summary>
    /// <param name="password">At most 72 bytes of UTF-8.</param>
    /// <param name="cost">4 to 31; each step doubles the work.</param>
    /// <param name="aborted">Gives up waiting for a turn; hashing is bounded so that it never starves requests.</param>
    Task<string> HashAsync(string password, int cost, CancellationToken aborted = default);

    /// <summary>As the other, for a client, so that one with many passwords does not make others wait.</summary>
    /// <param name="password">At most 72 bytes of UTF-8.</param>
    /// <param name="cost">4 to 31; each step doubles the work.</param>
    /// <param name="client">Address of who asked for it, as in <see cref="Http.RequestContext.ClientAddress"/>; empty when nobody did.</param>
    /// <param name="aborted">Gives up waiting for a turn.</param>
    /// <exception cref="Http.ApiException">429: too many wait already.</exception>
    Task<string> HashAsync(string password, int cost, string client, CancellationToken aborted = default) => HashAsync(password, cost, aborted);

    /// <summary>Whether a password has this hash, in constant time; false for an empty or malformed hash.</summary>
    Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted = default);

    /// <summary>As the other, for a client, so that one with many passwords does not make others wait.</summary>
    /// <param name="password">The password.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="client">Address of who asked for it, as in <see cref="Http.RequestContext.ClientAddress"/>; empty when nobody did.</param>
    /// <param name="aborted">Gives up waiting for a turn.</param>
    /// <exception cref="Http.ApiException">429: too many wait already.</exception>
    Task<bool> VerifyAsync(string password, string hash, string client, CancellationToken aborted = default) => VerifyAsync(password, hash, aborted);
}

/// <summary>Makes and checks tokens of auth records (spec 05, section 2). Without one there are none.</summary>
public interface ITokens
{
    /// <summary>A token of a record.</summary>
    /// <param name="record">An auth record.</param>
    /// <param name="type">One of <see cref="TokenTypes"/>.</param>
    /// <param name="refreshable">Whether an auth token can be exchanged for a new one.</param>
    /// <param name="duration">Seconds; null, or less than 1 = that of the collection.</param>
    /// <param name="newEmail">The address that a token of the type <see cref="TokenTypes.EmailChange"/> sets.</param>
    /// <exception cref="ArgumentException">It is no auth record, or the type is unknown.</exception>
    string Create(Records.Record record, string type, bool refreshable = true, long? duration = null, string? newEmail = null);

    /// <summary>The record of a valid token of one of these types, or null.</summary>
    Records.Record? FindRecord(string token, params ReadOnlySpan<string> types);
}

/// <summary>The kinds of tokens, as in their claim <c>type</c>.</summary>
public static class TokenTypes
{
    /// <summary>Authenticates requests.</summary>
    public const string Auth = "auth";

    /// <summary>Gives access to protected files.</summary>
    public const string File = "file";

    /// <summary>Verifies an address.</summary>
    public const string Verification = "verification";

    /// <summary>Sets a new password.</summary>
    public const string PasswordReset = "passwordReset";

    /// <summary>Sets a new address.</summary>
    public const string EmailChange = "emailChange";
}
