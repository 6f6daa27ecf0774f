using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>What a client needs to send people to a provider. Nothing of it is stored: the client keeps the state and the verifier.</summary>
internal sealed class OAuth2Methods
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly List<Method> _all = [];

    /// <summary>Makes those of a collection. Providers that this server does not know are left out.</summary>
    public OAuth2Methods(OAuth2Options options, OAuth2Catalog catalog)
    {
        IsEnabled = options.Enabled;
        if (!IsEnabled) return;
        foreach (var configured in options.Providers)
        {
            if (catalog.Find(configured.Name) is { } provider) _all.Add(Create(provider, OAuth2Catalog.Complete(configured, provider)));
        }
    }

    /// <summary>Whether the collection has any.</summary>
    public bool IsEnabled { get; }

    /// <summary>Writes them as a list.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="withLogos">False leaves the logos empty, for clients of older versions.</param>
    public void WriteTo(Utf8JsonWriter writer, bool withLogos)
    {
        writer.WriteStartArray();
        foreach (var method in _all)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, method.Provider.Name);
            writer.WriteString("displayName"u8, method.DisplayName);
            writer.WriteString("logo"u8, withLogos ? method.Provider.Logo : "");
            writer.WriteString("state"u8, method.State);
            writer.WriteString("authURL"u8, method.AuthURL);
            writer.WriteString("authUrl"u8, method.AuthURL);
            writer.WriteString("codeVerifier"u8, method.Verifier);
            writer.WriteString("codeChallenge"u8, method.Challenge);
            writer.WriteString("codeChallengeMethod"u8, method.Challenge.Length > 0 ? "S256" : "");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Method Create(IOAuth2Provider provider, OAuth2Provider options)
    {
        var state = RandomNumberGenerator.GetString(Letters, 30);
        var verifier = options.Pkce is true ? RandomNumberGenerator.GetString(Letters, 43) : "";
        var challenge = verifier.Length > 0 ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) : "";
        var url = provider.CreateAuthURL(options, new OAuth2AuthRequest { State = state, CodeChallenge = challenge });
        return new Method(provider, options.DisplayName, state, verifier, challenge, url);
    }

    private sealed record Method(IOAuth2Provider Provider, string DisplayName, string State, string Verifier, string Challenge, string AuthURL);
}
