using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Engine.Schema.Tables;

/// <summary>Who will see records.</summary>
/// <param name="IsSuperuser">Sees everything.</param>
/// <param name="OwnId">Id of the caller if it is a record of the same collection; its address is shown to it.</param>
internal readonly record struct Viewer(bool IsSuperuser, string? OwnId)
{
    /// <summary>What a caller is to the records of a collection.</summary>
    public static Viewer Of(AuthState caller, Collection collection) =>
        new(caller.IsSuperuser, caller.Record is { } record && record.Collection.Id == collection.Id ? record.Id : null);
}
