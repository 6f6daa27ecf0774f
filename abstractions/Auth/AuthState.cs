using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Auth;

/// <summary>Who asks: a guest, or an auth record.</summary>
/// <param name="record">The record; null for a guest.</param>
public sealed class AuthState(Record? record)
{
    /// <summary>Nobody signed in.</summary>
    public static readonly AuthState Guest = new(null);

    /// <summary>The record; null for a guest.</summary>
    public Record? Record => record;

    /// <summary>Whether nobody is signed in.</summary>
    public bool IsGuest => record is null;

    /// <summary>Whether it is a superuser, whom no rule stops.</summary>
    public bool IsSuperuser => record?.Collection.IsSuperusers ?? false;

    /// <summary>Collection of the record, or null.</summary>
    public Collection? Collection => record?.Collection;

    /// <summary>Id of the record, or empty.</summary>
    public string Id => record?.Id ?? "";

    /// <summary>
    /// The stored record that lets the caller in beside the account, such as a session or a key; null if there is none. Once it is
    /// deleted the caller is nobody any more.
    /// </summary>
    public Record? Credential { get; init; }

    /// <summary>
    /// What the caller is limited to; null = nothing but rules. Endpoints that don't say that they know of it refuse whoever is limited.
    /// </summary>
    public AccessScope? Scope { get; init; }

    /// <summary>
    /// When the caller is nobody any more, if that is certain: a key or token with an end that can't be put off. Null where it can be, or there is none.
    /// Connections that last have to heed it.
    /// </summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether the scope, if there is one, covers that. Rules have to be asked as well.</summary>
    public bool IsInScope(Collection collection, AccessRights rights) => Scope is null || Scope.Allows(collection, rights);

    /// <summary>The same caller with a newer state of the record.</summary>
    public AuthState With(Record current) => new(current) { Credential = Credential, Scope = Scope, Expires = Expires };
}
