using Holdall.Auth;
using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>The client that a request is about, if it comes from where the client is and from who it is.</summary>
internal static class CallingClient
{
    /// <exception cref="ApiException">404, there is none; 400, it has another address.</exception>
    public static RealtimeClient Find(RealtimeBroker broker, string id, RequestContext request)
    {
        var client = broker.FindClient(id) ?? throw ApiException.NotFound("Missing or invalid client id.");
        return client.Address == request.ClientAddress ? client : throw ApiException.BadRequest("Invalid realtime client.");
    }

    /// <summary>A guest may become anybody; who is somebody stays the same.</summary>
    /// <exception cref="ApiException">403, the client is somebody else.</exception>
    public static void RequireSame(RealtimeClient client, AuthState now)
    {
        var before = client.Auth;
        if (!before.IsGuest && (before.Id != now.Id || before.Collection!.Id != now.Collection?.Id))
            throw ApiException.Forbidden("The current and the previous request authorization don't match.");
    }
}
