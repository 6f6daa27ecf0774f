using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Auth.OAuth2.IdTokens;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>A provider that the product knows.</summary>
internal sealed class BuiltInProvider(ProviderRow row, IdTokenReader idTokens) : IOAuth2Provider
{
    private const string Json = "application/json";

    public string Name => row.Name;

    public string DisplayName => row.DisplayName;

    public int Order => row.Order;

    public OAuth2Defaults Defaults => row.Defaults;

    /// <summary>A badge with the initial: the logos of other companies are not ours to ship.</summary>
    public string Logo { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#e5e7eb"/><text x="16" y="22" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#374151">&#{(int)char.ToUpperInvariant(row.DisplayName[0])};</text></svg>
        """);

    public string CreateAuthURL(OAuth2Provider options, OAuth2AuthRequest request)
    {
        var scopes = row.FurtherScope?.Invoke(options) is { Length: > 0 } further ? row.Defaults.Scopes.Append(further) : row.Defaults.Scopes;
        return row.AuthParameter is { } parameter ? request.ToURL(options, scopes, parameter) : request.ToURL(options, scopes);
    }

    public async Task<OAuth2User> FetchUserAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
    {
        var request = new UserRequest(signIn, token, idTokens);
        var document = new UserDocument(row.ReadDocument is { } read ? await read(request, aborted) : await GetDocumentAsync(signIn, token, aborted));
        if (row.Required is { } required) Require(document, required.Path, required.Value);
        var user = row.User.Read(document);
        if (row.Complete is { } complete) user = complete(document, user);
        return row.CompleteAsync is { } ask ? await ask(request, document, user, aborted) : user;
    }

    private async Task<JsonElement> GetDocumentAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
    {
        if (row.Query.Length == 0 && row.Headers.Count == 0) return await signIn.Http.GetUserInfoAsync(signIn, token, aborted);
        var request = OAuth2Http.Request(row.Query.Length > 0 ? HttpMethod.Post : HttpMethod.Get, signIn.Options.UserInfoURL);
        token.Authorize(request);
        // As a whole, since not everybody takes a body of unknown length.
        if (row.Query.Length > 0) request.Content = new StringContent(JsonSerializer.Serialize(new { query = row.Query }), new MediaTypeHeaderValue(Json));
        foreach (var (name, value) in row.Headers)
        {
            var text = value.Replace("{clientId}", signIn.Options.ClientId, StringComparison.Ordinal);
            if (name == "Content-Type") request.Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue(text) } };
            else request.Headers.TryAddWithoutValidation(name, text);
        }

        return OAuth2Json.ObjectOf((await signIn.Http.SendAsync(request, aborted)).ReadJson());
    }

    private static void Require(UserDocument document, string path, object expected)
    {
        var isThere = expected switch
        {
            string text => document.GetText(path) == text,
            bool flag => document.GetFlag(path) == flag,
            _ => document.Find(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) && value.Equals(expected),
        };
        if (!isThere) throw new OAuth2Exception($"The account is not active: its \"{path}\" says so.");
    }
}
