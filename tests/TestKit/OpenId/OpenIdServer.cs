using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Holdall.TestKit.OpenId;

/// <summary>A real provider of OpenID Connect on this machine, without a database: it lets in whoever <see cref="Subject"/> names.</summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "desk";
    public const string ClientSecret = "desk secret: ü!";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly ConcurrentDictionary<string, bool> _usedCodes = new();

    private OpenIdServer(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(options => Configure(options, time));
        _app = builder.Build();
        _app.UseAuthentication();
        _app.MapPost("/other-token", http => http.Response.WriteAsJsonAsync(new { access_token = "x", token_type = "Bearer", id_token = OtherToken }));
    }

    public string URL => _app.Urls.First();

    /// <summary>What the issuer is called in tokens.</summary>
    public string Issuer => URL + "/";

    /// <summary>Id of whoever signs in.</summary>
    public string Subject { get; set; } = "s-1";

    /// <summary>Address of whoever signs in; empty for none.</summary>
    public string Email { get; set; } = "";

    /// <summary>An <c>id_token</c> that <c>/other-token</c> gives for any code.</summary>
    public string OtherToken { get; set; } = "";

    /// <summary>Starts one.</summary>
    /// <param name="time">Its clock.</param>
    public static async Task<OpenIdServer> StartAsync(TimeProvider? time = null)
    {
        var server = new OpenIdServer(time ?? TimeProvider.System);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>What a browser does: it is sent to the provider, which sends it back with a code.</summary>
    /// <returns>The parameters of the address that it is sent back to.</returns>
    public async Task<Dictionary<string, string>> VisitAsync(string url)
    {
        using var response = await _http.GetAsync(url);
        var back = response.Headers.Location ?? throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        return QueryHelpers.ParseQuery(back.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    /// <summary>What another client of the provider gets for a sign-in of the same person.</summary>
    public async Task<string> GetIdTokenAsync(string clientId)
    {
        const string Verifier = "0123456789012345678901234567890123456789012";
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var back = await VisitAsync(
            $"{URL}/auth?client_id={clientId}&response_type=code&scope=openid&code_challenge={challenge}&code_challenge_method=S256&redirect_uri=https://x.test/");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = back["code"],
            ["code_verifier"] = Verifier,
            ["redirect_uri"] = "https://x.test/",
            ["client_id"] = clientId,
            ["client_secret"] = ClientSecret,
        });
        using var response = await _http.PostAsync(new Uri(URL + "/token"), form);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("id_token").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private void Configure(OpenIddictServerBuilder options, TimeProvider time)
    {
        options.EnableDegradedMode();
        options.SetAuthorizationEndpointUris("auth").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetJsonWebKeySetEndpointUris("keys");
        options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        options.RegisterScopes(Scopes.OpenId, Scopes.Email, Scopes.Profile);
        options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        options.SetIdentityTokenLifetime(TimeSpan.FromMinutes(5));
        options.Configure(server => server.TimeProvider = time);
        options.UseAspNetCore().DisableTransportSecurityRequirement();
        // Any client may ask, so that tokens for others can be made; only one knows its secret.
        options.AddEventHandler<ValidateAuthorizationRequestContext>(builder => builder.UseInlineHandler(static _ => default));
        options.AddEventHandler<ValidateTokenRequestContext>(builder => builder.UseInlineHandler(CheckClient));
        options.AddEventHandler<HandleAuthorizationRequestContext>(builder => builder.UseInlineHandler(SignIn));
        options.AddEventHandler<HandleUserInfoRequestContext>(builder => builder.UseInlineHandler(TellUser));
    }

    private ValueTask CheckClient(ValidateTokenRequestContext context)
    {
        if (context.ClientId is not (ClientId or "other") || context.ClientSecret != ClientSecret) context.Reject(Errors.InvalidClient);
        else if (!_usedCodes.TryAdd(context.Request.Code!, true)) context.Reject(Errors.InvalidGrant);
        return default;
    }

    private ValueTask SignIn(HandleAuthorizationRequestContext context)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Name, "Ann Lee").SetClaim(Claims.PreferredUsername, "ann");
        if (Email.Length > 0) identity.SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, true);
        identity.SetScopes(context.Request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    private static ValueTask TellUser(HandleUserInfoRequestContext context)
    {
        context.Email = context.AccessTokenPrincipal.GetClaim(Claims.Email);
        context.EmailVerified = context.Email is not null;
        context.PreferredUsername = context.AccessTokenPrincipal.GetClaim(Claims.PreferredUsername);
        context.Claims[Claims.Name] = context.AccessTokenPrincipal.GetClaim(Claims.Name);
        return default;
    }
}
