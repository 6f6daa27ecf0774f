using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
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
    public async Task A_script_in_the_page_runs_only_as_it_was_built()
    {
        using var http = new HttpClient { BaseAddress = _app.Address };

        using var answer = await http.GetAsync("/_/", TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        var rule = policy.Split("; ").Single(one => one.StartsWith("script-src ", StringComparison.Ordinal));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var scripts = page.Split("<script")[1..].Select(one => one[(one.IndexOf('>', StringComparison.Ordinal) + 1)..].Split("</script>")[0]).ToArray();
        rule.ShouldBe($"script-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(scripts.ShouldHaveSingleItem())))}'");
        page.ShouldNotContain(" onclick=");
    }

    [Fact]
    public async Task The_policy_of_files_names_no_script_of_the_page()
    {
        using var http = new HttpClient { BaseAddress = _app.Address };

        using var answer = await http.GetAsync("/_/favicon.svg", TestContext.Current.CancellationToken);

        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("sha256-");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_page_is_the_same_compressed(string encoding)
    {
        using var http = new HttpClient { BaseAddress = _app.Address };
        var plain = await http.GetByteArrayAsync("/_/", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_/") { Headers = { { "Accept-Encoding", encoding } } };

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream read = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var content = new MemoryStream();
        await read.CopyToAsync(content, TestContext.Current.CancellationToken);
        content.ToArray().ShouldBe(plain);
    }
}
