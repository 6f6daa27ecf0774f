using Microsoft.AspNetCore.Http;

namespace Holdall.Auth;

/// <summary>Finds out who asks. Without one, everybody is a guest.</summary>
public interface IRequestAuthenticator
{
    /// <summary>Reads the credentials of a request.</summary>
    /// <returns>The caller; a guest also when credentials are missing, malformed, expired or unknown.</returns>
    /// <remarks>
    /// Called by the pipeline once for each request, outside any transaction. An exception fails the request with 500. What is known at once is returned
    /// as a completed task, which costs nothing.
    /// </remarks>
    ValueTask<AuthState> AuthenticateAsync(HttpContext http);
}
