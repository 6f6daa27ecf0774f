using System.Net;
using System.Text;
using Holdall.Plugins.Auth.OAuth2;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class AvatarDownloadTests : IAsyncLifetime
{
    private readonly List<string> _paths = [];
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(http =>
    {
        _paths.Add(http.Request.Path);
        if (http.Request.Path == "/away")
        {
            http.Response.Redirect("/pic.png");
            return Task.CompletedTask;
        }

        if (http.Request.Path == "/large") return WriteLargeAsync(http);
        http.Response.StatusCode = http.Request.Path == "/gone" ? 404 : 200;
        return http.Response.WriteAsync("picture");
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/pics/ann.png?size=200", "ann.png")]
    [InlineData("/pics/ann%20lee.png", "ann lee.png")]
    [InlineData("/", "avatar")]
    [InlineData("/away", "away")]
    public async Task A_picture_has_the_name_in_its_address(string path, string name)
    {
        using var downloads = Create(static _ => true);

        var file = await downloads.TryGetAsync(_server.URL + path, "photo", Cancel);

        file.ShouldNotBeNull();
        (file.Key, file.FileName, file.Size).ShouldBe(("photo", name, 7));
        using var content = file.Open();
        using var reader = new StreamReader(content, Encoding.UTF8);
        (await reader.ReadToEndAsync(Cancel)).ShouldBe("picture");
    }

    [Theory]
    [InlineData("/gone")]
    [InlineData("/large")]
    public async Task What_is_missing_or_too_large_is_left_out(string path)
    {
        using var downloads = Create(static _ => true);

        (await downloads.TryGetAsync(_server.URL + path, "photo", Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    public async Task Only_the_web_is_asked(string url)
    {
        using var downloads = Create(static _ => true);

        (await downloads.TryGetAsync(url, "photo", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_got_from_this_machine()
    {
        using var downloads = Create(null);
        var port = new Uri(_server.URL).Port;
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433" })
        {
            (await downloads.TryGetAsync($"http://{host}:{port}/pic.png", "photo", Cancel)).ShouldBeNull(host);
        }

        _paths.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_checked_as_well()
    {
        var isFirst = true;
        using var downloads = Create(_ => Interlocked.Exchange(ref isFirst, false));
        await using var door = await LoopbackServer.StartAsync(http =>
        {
            http.Response.Redirect(_server.URL + "/pic.png");
            return Task.CompletedTask;
        });

        (await downloads.TryGetAsync(door.URL + "/pic.png", "photo", Cancel)).ShouldBeNull();

        _paths.ShouldBeEmpty();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static AvatarDownload Create(Func<IPAddress, bool>? isAllowed) => new(TimeProvider.System, NullLogger<AvatarDownload>.Instance, isAllowed);

    private static async Task WriteLargeAsync(HttpContext http)
    {
        var block = new byte[1024 * 1024];
        for (var i = 0; i < 33; i++) await http.Response.Body.WriteAsync(block, http.RequestAborted);
    }
}
