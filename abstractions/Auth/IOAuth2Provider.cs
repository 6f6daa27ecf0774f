using Holdall.Collections;

namespace Holdall.Auth;

/// <summary>
/// A provider that auth collections may name for sign-ins. A plugin adds one as a singleton service; a name that is given twice belongs to whoever comes
/// first. The steps of a sign-in are those of the authorization code grant (RFC 6749, section 4.1); a provider says what is special about it.
/// </summary>
/// <remarks>
/// Whatever the methods throw, the client reads only that the step failed; the log has the exception. An <see cref="Http.ApiException"/> is answered as it
/// is.
/// </remarks>
public interface IOAuth2Provider
{
    /// <summary>Name that collections and clients know it by, such as <c>google</c>; it is stored, so keep it stable.</summary>
    string Name { get; }

    /// <summary>Name shown to people.</summary>
    string DisplayName { get; }

    /// <summary>An inline SVG. Only ASCII: dashboards put it through <c>btoa</c>; other letters are written as character references.</summary>
    string Logo { get; }

    /// <summary>Its place in lists: lower comes first, and then the name counts.</summary>
    int Order { get; }

    /// <summary>What holds where a collection says nothing else.</summary>
    OAuth2Defaults Defaults { get; }

    /// <summary>The address of the page where people allow the sign-in. Its last parameter is an empty <c>redirect_uri</c>, which clients complete.</summary>
    /// <param name="options">The options of the collection, completed with <see cref="Defaults"/>.</param>
    /// <param name="request">What is asked for.</param>
    string CreateAuthURL(OAuth2Provider options, OAuth2AuthRequest request) => request.ToURL(options, Defaults.Scopes);

    /// <summary>Exchanges the code that a client has got for a token.</summary>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="aborted">The client has hung up, or the time for the sign-in is over.</param>
    Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted) => signIn.Http.ExchangeAsync(signIn, aborted);

    /// <summary>Asks who it is.</summary>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="token">What <see cref="ExchangeAsync"/> gave.</param>
    /// <param name="aborted">The client has hung up, or the time for the sign-in is over.</param>
    /// <returns>The user. What it leaves empty of the token is filled in from <paramref name="token"/>.</returns>
    Task<OAuth2User> FetchUserAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted);
}
