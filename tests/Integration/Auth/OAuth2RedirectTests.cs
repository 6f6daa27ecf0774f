using Holdall.Realtime;

namespace Holdall.Integration.Tests.Auth;

/// <summary>What providers send back reaches the page that waits for it, and nobody else.</summary>
public sealed class OAuth2RedirectTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await NewsRoom.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("code=abc", """{"state":"STATE","code":"abc"}""", "You are signed in")]
    [InlineData("code=abc&error=denied", """{"state":"STATE","code":"abc","error":"denied"}""", "The sign-in failed")]
    [InlineData("code=%3C%26%3E%E2%80%A8%C3%A9", "{\"state\":\"STATE\",\"code\":\"<&>\u2028é\"}", "You are signed in")]
    [InlineData("error=denied", """{"state":"STATE","code":"","error":"denied"}""", "The sign-in failed")]
    public async Task The_page_that_waits_is_told_once(string query, string message, string shown)
    {
        using var page = await WaitingPage.OpenAsync(_app, "@oauth2");

        (await _app.Guest.GetAsync($"/api/oauth2-redirect?state={page.Id}&{query}")).Text.ShouldContain(shown);

        (await page.NextAsync()).ShouldBe(message.Replace("STATE", page.Id, StringComparison.Ordinal));
        Broker.Find(page.Id)!.Subscriptions.ShouldBeEmpty();
        (await _app.Guest.GetAsync($"/api/oauth2-redirect?state={page.Id}&code=again")).Text.ShouldContain("The sign-in failed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("state=unknown&code=abc")]
    public async Task Nobody_who_does_not_wait_is_told(string query)
    {
        using var page = await WaitingPage.OpenAsync(_app, "@oauth2/x");

        (await _app.Guest.GetAsync("/api/oauth2-redirect?" + query)).Text.ShouldContain("The sign-in failed");
        (await _app.Guest.GetAsync($"/api/oauth2-redirect?code=abc&state={page.Id}")).Text.ShouldContain("The sign-in failed");

        Broker.Find(page.Id)!.Subscriptions.ShouldBe(["@oauth2/x"]);
    }

    [Fact]
    public async Task A_body_that_can_not_be_read_is_a_failure() =>
        (await _app.Guest.SendAsync(HttpMethod.Post, "/api/oauth2-redirect", new StringContent("{", null, "application/json"))).Text
            .ShouldContain("The sign-in failed");

    private IRealtimeBroker Broker => (IRealtimeBroker)_app.Services.GetService(typeof(IRealtimeBroker))!;

    /// <summary>A connected client of the realtime API.</summary>
    private sealed class WaitingPage(HttpClient http, StreamReader events, string id) : IDisposable
    {
        public string Id => id;

        public static async Task<WaitingPage> OpenAsync(TestApp app, string topic)
        {
            var http = new HttpClient { BaseAddress = app.Address };
            var events = new StreamReader(await http.GetStreamAsync(new Uri("/api/realtime", UriKind.Relative)));
            var id = (await events.ReadLineAsync())!["id:".Length..];
            while ((await events.ReadLineAsync())!.Length > 0)
            {
                // The rest of the greeting.
            }

            (await app.Guest.PostAsync("/api/realtime", new { clientId = id, subscriptions = new[] { topic } })).Status.ShouldBe(204);
            return new WaitingPage(http, events, id);
        }

        /// <summary>The data of the next event.</summary>
        public async Task<string> NextAsync()
        {
            while (true)
            {
                var line = await Eventually.EndsAsync(events.ReadLineAsync());
                if (line!.StartsWith("data:", StringComparison.Ordinal)) return line["data:".Length..];
            }
        }

        public void Dispose()
        {
            events.Dispose();
            http.Dispose();
        }
    }
}
