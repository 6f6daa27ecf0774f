using System.Net.Http.Headers;
using Holdall.Plugins.AdminUi;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Dashboard;

/// <summary>The name of the application on pages for those who can't read its settings.</summary>
public sealed class ApplicationNameTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin(), new AdminUiPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/_/")]
    [InlineData("/_/index.html")]
    public async Task The_page_carries_the_name_of_the_application(string path)
    {
        (await _app.Guest.GetAsync(path)).Text.ShouldContain("<meta name=\"application-name\" content=\"Acme\" />");

        (await _app.Superuser.PatchAsync("/api/settings", new { meta = new { appName = "Böll & \"Söhne\" <b>" } })).Status.ShouldBe(200);

        (await _app.Guest.GetAsync(path)).Text.ShouldContain(
            "<meta name=\"application-name\" content=\"B&#xF6;ll &amp; &quot;S&#xF6;hne&quot; &lt;b&gt;\" />");
    }

    [Fact]
    public async Task A_compressed_page_has_the_new_name_too()
    {
        await _app.Guest.GetAsync("/_/");
        (await _app.Superuser.PatchAsync("/api/settings", new { meta = new { appName = "Bazaar" } })).Status.ShouldBe(200);
        var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip };
        using var http = new HttpClient(handler) { BaseAddress = _app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_/");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("content=\"Bazaar\"");
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task A_script_is_compressed_as_the_browser_likes_it_best(string accepted, string? encoding)
    {
        var page = (await _app.Guest.GetAsync("/_/")).Text;
        var script = page[page.IndexOf("./assets/index-", StringComparison.Ordinal)..].Split('"')[0];
        using var http = new HttpClient { BaseAddress = _app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_/" + script);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await _app.Guest.GetAsync($"/_/{script}.br")).Status.ShouldBe(404);
    }
}
