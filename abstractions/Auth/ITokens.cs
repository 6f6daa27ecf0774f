namespace Holdall.Auth;

/// <summary>Makes and checks tokens of auth records. Without one there are none.</summary>
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

    /// <summary>
    /// A token of the caller of a request, for a use such as a download. It ends with what let him in: with his session or key, and no later than his token.
    /// </summary>
    /// <param name="caller">Who asks; no guest.</param>
    /// <param name="type">One of <see cref="TokenTypes"/>.</param>
    /// <exception cref="ArgumentException">It is no auth record, or the type is unknown.</exception>
    string CreateFor(AuthState caller, string type);

    /// <summary>The record of a valid token of one of these types, or null.</summary>
    Records.Record? FindRecord(string token, params ReadOnlySpan<string> types);
}
