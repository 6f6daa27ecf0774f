using System.Text.Json;
using Holdall.Auth;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth.OAuth2;

/// <summary>A plugin of somebody else: a provider that answers without a network, and a hook that looks at its users.</summary>
internal sealed class OurHousePlugin : IPlugin
{
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton<IOAuth2Provider, OurHouse>();
        plugin.AddHooks<Doorkeeper>();
    }

    private sealed class OurHouse : IOAuth2Provider
    {
        public string Name => "our-house";

        public string DisplayName => "Our house";

        public string Logo => "<svg/>";

        public int Order => 50;

        public OAuth2Defaults Defaults { get; } = new() { AuthURL = "https://house.test/door", Scopes = ["room"], Pkce = false };

        public Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted) => signIn.Code == "locked"
            ? throw new OAuth2Exception("Nobody is at home.")
            : Task.FromResult(new OAuth2Token { AccessToken = "key", Raw = JsonElement.Parse($$"""{"room":"{{signIn.Code}}"}""") });

        public Task<OAuth2User> FetchUserAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted) => Task.FromResult(new OAuth2User
        {
            Id = token.GetText("room"),
            Name = "Room " + token.GetText("room"),
            RawUser = token.Raw,
        });
    }

    private sealed class Doorkeeper : IHookModule
    {
        public void AddHooks(IHooks hooks) => hooks.RecordAuthWithOAuth2Request.Use(async (e, next) =>
        {
            if (e.ProviderName == "our-house")
            {
                if (e.OAuth2User.Id == "cellar") throw ApiException.Forbidden("Not through the cellar.");
                e.OAuth2User = e.OAuth2User with { Email = $"{e.OAuth2User.Id}@house.test" };
                e.CreateData["name"] = "Guest of " + e.OAuth2User.Name;
            }

            await next();
        });
    }
}
