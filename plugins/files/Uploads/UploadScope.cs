using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>What callers that are limited to some actions may do with uploads.</summary>
internal static class UploadScope
{
    /// <exception cref="ApiException">403, the caller can save no record of the collection that the upload is for.</exception>
    public static void RefuseOutOf(AuthState caller, Collection collection)
    {
        if (caller.IsInScope(collection, AccessRights.Create) || caller.IsInScope(collection, AccessRights.Update)) return;
        throw ApiException.Forbidden(caller.Scope!.Refusal ?? $"The scope of the API key covers neither \"create\" nor \"update\" for the collection {collection.Name}.");
    }
}
