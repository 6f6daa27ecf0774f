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
}
