using System.Net.Http.Json;
using System.Text.Json;
using Holdall.TestKit.OpenId;
using Microsoft.Playwright;

namespace Holdall.EndToEnd.Tests;

/// <summary>An application in a browser, with the official SDK, whose users sign in at a provider of OpenID Connect.</summary>
public sealed class OAuth2Tests
{
    private const string Page = """
        <!doctype html>
        <button>Sign in</button>
        <p role="status"></p>
        <script src="/pocketbase.iife.js"></script>
        <script>
          const pb = new PocketBase(location.origin);
          const status = document.querySelector("[role=status]");
          document.querySelector("button").onclick = () => pb.collection("members").authWithOAuth2({ provider: "oidc" })
            .then((answer) => { status.textContent = `${answer.record.email} ${answer.meta.isNew} ${pb.authStore.isValid}`; })
            .catch((error) => { status.textContent = `${error} ${JSON.stringify(error.response)}`; });
        </script>
        """;

    [Fact]
    public async Task One_call_of_the_SDK_opens_a_window_and_signs_in()
    {
        await using var provider = await OpenIdServer.StartAsync();
        provider.Email = "ann@example.com";
        using var folder = new TempFolder();
        var pages = Directory.CreateDirectory(folder.File("pb_public")).FullName;
        File.Copy(Path.Combine(Published.Root, "tests/EndToEnd/sdk/node_modules/pocketbase/dist/pocketbase.iife.js"), Path.Combine(pages, "pocketbase.iife.js"));
        await File.WriteAllTextAsync(Path.Combine(pages, "index.html"), Page);
        await using var server = await Server.StartNewAsync(folder, "--publicDir", pages);
        await server.SignInAsync();
        await MakeMembersAsync(server, provider);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(server.Url);

        // The first answer of the provider takes some seconds, in which it makes its keys.
        foreach (var isNew in (string[])["true", "false"])
        {
            var window = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Button).ClickAsync());
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(
                $"ann@example.com {isNew} true", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
            if (!window.IsClosed) await window.CloseAsync();
        }
    }

    private static async Task MakeMembersAsync(Server server, OpenIdServer provider)
    {
        var oidc = new
        {
            name = "oidc",
            clientId = OpenIdServer.ClientId,
            clientSecret = OpenIdServer.ClientSecret,
            authURL = provider.URL + "/auth",
            tokenURL = provider.URL + "/token",
            userInfoURL = provider.URL + "/userinfo",
        };
        var made = await server.Http.PostAsJsonAsync(
            "/api/collections",
            new { name = "members", type = "auth", createRule = "", oauth2 = new { enabled = true, providers = new[] { oidc } } },
            JsonSerializerOptions.Web);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
    }
}
