using Holdall.Auth;
using Holdall.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests;

/// <summary>Takes the name of a collection for the token of one of its records.</summary>
internal sealed class FakeCallersPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.Services.AddSingleton<IRequestAuthenticator, FakeCallers>();

    private sealed class FakeCallers(ICollections collections) : IRequestAuthenticator
    {
        public async ValueTask<AuthState> AuthenticateAsync(HttpContext http)
        {
            // As one does that asks another service.
            await Task.Yield();
            return http.Request.Headers.Authorization.ToString() is { Length: > 0 } name
                ? new AuthState(new Holdall.Records.Record(collections.Get(name)))
                : AuthState.Guest;
        }
    }
}
