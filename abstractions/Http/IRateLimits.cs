using Holdall.Auth;

namespace Holdall.Http;

/// <summary>The limits on the number of requests, for what clients ask in other ways, such as over a WebSocket. The host provides it.</summary>
public interface IRateLimits
{
    /// <summary>Counts what somebody asks as if it were a request.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="address">From where, as <see cref="RequestContext.ClientAddress"/>.</param>
    /// <param name="method">The method of the request, in upper case.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="ApiException">429, there were too many.</exception>
    void Count(AuthState caller, string address, string method, string path);
}
