using System.Text;
using Holdall.Collections;

namespace Holdall.Auth;

/// <summary>What a client sends people to a provider with.</summary>
public sealed class OAuth2AuthRequest
{
    /// <summary>Comes back with the code, so that the client knows that it is the answer to this.</summary>
    public required string State { get; init; }

    /// <summary>Base64url of the SHA-256 of the verifier that the code can be exchanged with; empty without PKCE.</summary>
    public string CodeChallenge { get; init; } = "";

    /// <summary>The address as most providers take it: parameters in the order of their names, and at last an empty <c>redirect_uri</c>.</summary>
    /// <param name="options">The options of the collection, completed with the provider's defaults.</param>
    /// <param name="scopes">What is asked to be allowed.</param>
    /// <param name="further">Parameters of the provider's own.</param>
    public string ToURL(OAuth2Provider options, IEnumerable<string> scopes, params ReadOnlySpan<(string Name, string Value)> further)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_id"] = options.ClientId,
            ["response_type"] = "code",
            ["state"] = State,
        };
        var scope = string.Join(' ', scopes);
        if (scope.Length > 0) parameters["scope"] = scope;
        if (CodeChallenge.Length > 0)
        {
            parameters["code_challenge"] = CodeChallenge;
            parameters["code_challenge_method"] = "S256";
        }

        foreach (var (name, value) in further) parameters[name] = value;
        var url = new StringBuilder(options.AuthURL);
        var separator = options.AuthURL.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            url.Append(separator).Append(Escape(name)).Append('=').Append(Escape(value));
            separator = '&';
        }

        return url.Append("&redirect_uri=").ToString();
    }

    /// <summary>As forms are encoded.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
