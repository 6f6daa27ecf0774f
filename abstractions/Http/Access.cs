namespace Holdall.Http;

/// <summary>Who may call an endpoint.</summary>
public enum Access
{
    /// <summary>Only superusers.</summary>
    Superuser,

    /// <summary>Everyone who is signed in.</summary>
    Authenticated,

    /// <summary>Only who is not signed in.</summary>
    Guest,

    /// <summary>Only records of the collection that the route names.</summary>
    SameCollection,
}
