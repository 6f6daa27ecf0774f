using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Engine.Requests;

/// <summary>Refuses collections that an endpoint does not take.</summary>
internal static class CollectionKinds
{
    /// <exception cref="ApiException">404, it has no accounts; 400, it is a view.</exception>
    public static void Require(CollectionKind kind, Collection collection)
    {
        if (kind == CollectionKind.Auth && !collection.IsAuth) throw ApiException.NotFound("Missing or invalid auth collection context.");
        if (kind == CollectionKind.Writable && collection.IsView) throw ApiException.BadRequest("Unsupported collection type.");
    }
}
