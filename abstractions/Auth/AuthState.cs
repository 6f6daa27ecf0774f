using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Auth;

/// <summary>Who asks: a guest, or an auth record.</summary>
/// <param name="Record">The record; null for a guest.</param>
public sealed record AuthState(Record? Record)
{
    /// <summary>Nobody signed in.</summary>
    public static readonly AuthState Guest = new((Record?)null);

    /// <summary>Whether nobody is signed in.</summary>
    public bool IsGuest => Record is null;

    /// <summary>Whether it is a superuser, whom no rule stops.</summary>
    public bool IsSuperuser => Record?.Collection.IsSuperusers ?? false;

    /// <summary>Collection of the record, or null.</summary>
    public Collection? Collection => Record?.Collection;

    /// <summary>Id of the record, or empty.</summary>
    public string Id => Record?.Id ?? "";
}
