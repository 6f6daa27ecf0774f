using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.TestKit.OpenId;

namespace Holdall.Integration.Tests.Auth.OAuth2;

/// <summary>An application whose members sign in at a provider, and what their browsers and clients do for that.</summary>
public sealed class OpenIdApp : IAsyncLifetime
{
    public const string RedirectURL = "https://shop.test/back";

    private int _collections;

    public TestApp App { get; private set; } = null!;

    public OpenIdServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await OpenIdServer.StartAsync();
        App = await TestApp.StartAsync(new AuthPlugin(), new FilesPlugin(), new OurHousePlugin());
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Makes a collection whose members sign in at the server.</summary>
    /// <param name="server">Another server than that of the application.</param>
    /// <param name="withUserInfo">Whether there is an address for users; otherwise the id_token tells who it is.</param>
    /// <param name="extra">Further options of the provider.</param>
    /// <param name="options">Further options of the collection, as members of a JSON object.</param>
    public async Task<string> AddMembersAsync(OpenIdServer? server = null, bool withUserInfo = true, object? extra = null, string options = "\"createRule\":\"\"")
    {
        var name = $"members{Interlocked.Increment(ref _collections)}";
        server ??= Server;
        var providers = new[] { "oidc", "oidc2" }.Select(provider => new
        {
            name = provider,
            clientId = OpenIdServer.ClientId,
            clientSecret = OpenIdServer.ClientSecret,
            authURL = server.URL + "/auth",
            tokenURL = server.URL + "/token",
            userInfoURL = withUserInfo ? server.URL + "/userinfo" : "",
            extra,
        });
        await App.AddCollectionAsync($$"""
            {"name":"{{name}}","type":"auth","fields":[{"name":"name","type":"text"},{"name":"email","type":"email","required":false}],
            "authAlert":{"enabled":false},
            "oauth2":{"enabled":true,"mappedFields":{"name":"name"},"providers":{{JsonSerializer.Serialize(providers)}}},{{options}}}
            """);
        return name;
    }

    /// <summary>Goes the whole way: the methods are listed, the browser visits the provider and comes back, and the client signs in.</summary>
    public async Task<TestAnswer> SignInAsync(string collection, string provider = "oidc", TestClient? client = null, OpenIdServer? server = null) =>
        await SendAsync(client, collection, await GetCodeAsync(collection, provider, server));

    /// <summary>Sends what the client has in the end.</summary>
    public Task<TestAnswer> SendAsync(TestClient? client, string collection, SignInBody body) =>
        (client ?? App.Guest).PostAsync($"/api/collections/{collection}/auth-with-oauth2", body);

    /// <summary>What the client has when the browser is back.</summary>
    public async Task<SignInBody> GetCodeAsync(string collection, string provider = "oidc", OpenIdServer? server = null)
    {
        var methods = await App.Guest.GetAsync($"/api/collections/{collection}/auth-methods");
        var method = methods.Json.GetProperty("oauth2").GetProperty("providers").EnumerateArray().Single(one => one.GetProperty("name").GetString() == provider);
        var back = await (server ?? Server).VisitAsync(method.GetProperty("authURL").GetString() + Uri.EscapeDataString(RedirectURL));
        back["state"].ShouldBe(method.GetProperty("state").GetString());
        return new SignInBody
        {
            Provider = provider,
            Code = back["code"],
            CodeVerifier = method.GetProperty("codeVerifier").GetString()!,
            RedirectURL = RedirectURL,
        };
    }

    /// <summary>The accounts of a collection.</summary>
    public Task<TestAnswer> ListAsync(string collection) => App.Superuser.GetAsync($"/api/collections/{collection}/records?sort=email");

    /// <summary>How many links an account has.</summary>
    public long CountLinks(string id) => App.Records.Count("_externalAuths", "recordRef = {:id}", ("id", id));
}
