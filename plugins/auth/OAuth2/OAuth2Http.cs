using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>Asks providers. One for all requests, since it keeps connections.</summary>
internal sealed class OAuth2Http(TimeProvider time) : IOAuth2Http, IDisposable
{
    private const int MaxAnswer = 1024 * 1024;

    private readonly HttpClient _client = Create();

    public async Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted)
    {
        try
        {
            return await ExchangeAsync(signIn, namesClientInBody: false, aborted);
        }
        catch (OAuth2Exception)
        {
            // Which of the two ways a provider takes is not known beforehand, and many refuse the other one in ways of their own.
            return await ExchangeAsync(signIn, namesClientInBody: true, aborted);
        }
    }

    public async Task<JsonElement> GetUserInfoAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
    {
        var request = Request(HttpMethod.Get, signIn.Options.UserInfoURL);
        token.Authorize(request);
        return OAuth2Json.ObjectOf((await SendAsync(request, aborted)).ReadJson());
    }

    public async Task<OAuth2Answer> SendAsync(HttpRequestMessage request, CancellationToken aborted)
    {
        try
        {
            using (request)
            {
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, aborted);
                await response.Content.LoadIntoBufferAsync(MaxAnswer, aborted);
                return new OAuth2Answer
                {
                    Status = (int)response.StatusCode,
                    MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "",
                    Body = await response.Content.ReadAsByteArrayAsync(aborted),
                };
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or NotSupportedException)
        {
            throw new OAuth2Exception("The provider can't be asked.", e);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <exception cref="OAuth2Exception">It is no address.</exception>
    public static HttpRequestMessage Request(HttpMethod method, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? new HttpRequestMessage(method, address)
            : throw new OAuth2Exception($"The provider has no usable address: \"{url}\".");

    private async Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, bool namesClientInBody, CancellationToken aborted)
    {
        var options = signIn.Options;
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "authorization_code"), new("code", signIn.Code) };
        if (signIn.RedirectURL.Length > 0) form.Add(new("redirect_uri", signIn.RedirectURL));
        if (options.Pkce is true) form.Add(new("code_verifier", signIn.CodeVerifier));
        var request = Request(HttpMethod.Post, options.TokenURL);
        if (namesClientInBody)
        {
            form.Add(new("client_id", options.ClientId));
            if (options.ClientSecret.Length > 0) form.Add(new("client_secret", options.ClientSecret));
        }
        else
        {
            var credentials = $"{Escape(options.ClientId)}:{Escape(options.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }

        request.Content = new FormUrlEncodedContent(form);
        return TokenAnswer.Read(await SendAsync(request, aborted), time.GetUtcNow());
    }

    /// <summary>As forms are encoded.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>Some providers refuse requests of programs that don't name themselves.</summary>
    private static HttpClient Create()
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            // So that a provider that moves is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        });
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Holdall", null));
        return client;
    }
}
