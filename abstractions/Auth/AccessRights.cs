namespace Holdall.Auth;

/// <summary>What may be done with the records of a collection, as far as its rules allow it.</summary>
[Flags]
public enum AccessRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>List, view, expand, filter by, and hear of changes.</summary>
    Read = 1,

    /// <summary>Create.</summary>
    Create = 2,

    /// <summary>Update.</summary>
    Update = 4,

    /// <summary>Delete.</summary>
    Delete = 8,

    /// <summary>All of it.</summary>
    All = Read | Create | Update | Delete,
}
