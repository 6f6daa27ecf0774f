using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.OAuth2.IdTokens;
using Holdall.Plugins.Auth.OAuth2.Providers;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.OAuth2.Providers;

/// <summary>The built-in providers, asked without a network.</summary>
internal static class BuiltIn
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static IReadOnlyList<IOAuth2Provider> All { get; } = [.. BuiltInProviders.All.Select(row => Of(row, new FakeTimeProvider(Now)))];

    public static IOAuth2Provider Get(string name) => All.Single(provider => provider.Name == name);

    public static IOAuth2Provider Of(ProviderRow row, TimeProvider time) => new BuiltInProvider(row, new IdTokenReader(new IdTokenChecks(time)));

    /// <summary>The options of a collection for a provider, completed.</summary>
    public static OAuth2Provider Options(string name, params (string Key, object? Value)[] extra)
    {
        var values = extra.ToDictionary(pair => pair.Key, pair => (object?)JsonSerializer.SerializeToElement(pair.Value));
        var options = new OAuth2Provider { Name = name, ClientId = "client", ClientSecret = "secret", Extra = values };
        return OAuth2Catalog.Complete(options, Get(name));
    }

    /// <summary>The user that a provider makes of what its address for users answers.</summary>
    public static Task<OAuth2User> FetchAsync(string name, string userInfo, string token = "{}") =>
        FetchAsync(Options(name), new FakeOAuth2Http().Answer(Options(name).UserInfoURL, userInfo), token);

    public static Task<OAuth2User> FetchAsync(OAuth2Provider options, IOAuth2Http http, string token = "{}")
    {
        var signIn = new OAuth2SignIn { Options = options, Code = "code", Http = http };
        var raw = JsonElement.Parse(token);
        return Get(options.Name).FetchUserAsync(signIn, new OAuth2Token { AccessToken = "abc", Raw = raw }, TestContext.Current.CancellationToken);
    }
}
