using Holdall.Plugins.AdminUi;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Dashboard;

/// <summary>What the dashboard may load, as its page is told by the server.</summary>
public sealed class PagePolicyTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin(), new AdminUiPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/_/", true)]
    [InlineData("/_/index.html", true)]
    [InlineData("/_/favicon.svg", false)]
    public async Task Only_the_page_may_show_copies_of_documents_in_a_frame(string path, bool may)
    {
        using var http = new HttpClient { BaseAddress = _app.Address };

        using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.Contains("frame-src blob:", StringComparison.Ordinal).ShouldBe(may);
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("frame-src blob: ");
    }

    [Fact]
    public async Task No_script_stands_in_the_page_itself()
    {
        var page = (await _app.Guest.GetAsync("/_/")).Text;

        foreach (var script in page.Split("<script")[1..]) script.Split('>')[0].ShouldContain(" src=\"./assets/");
        page.ShouldNotContain(" onclick=");
    }
}
