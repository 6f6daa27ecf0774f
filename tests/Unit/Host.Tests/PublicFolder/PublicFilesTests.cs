namespace Holdall.Host.Tests.PublicFolder;

public sealed class PublicFilesTests
{
    private static async Task<TestHost> StartAsync(bool index, bool fallback = true)
    {
        var folder = new HostFolder();
        if (index) folder.Write("pb_public/index.html", "<p>home</p>");
        folder.Write("pb_public/a.js", "let a");
        folder.Write("pb_public/Notes", "words");
        folder.Write("pb_public/.hidden", "dot");
        folder.Write("pb_public/sub/index.html", "sub");
        folder.Write("pb_public/none/x.txt", "x");
        folder.Write("pb_public/letters.txt", "abcdefghijklmnopqrstuvwxyz");
        folder.Write("pb_public/Page", "\n<!DOCTYPE html><p>a");
        folder.Write("pb_public/Feed", "<?xml version=\"1.0\"?><a/>");
        folder.Write("pb_public/Paper", "%PDF-1.4 and more");
        folder.Write("pb_public/Data", "{\"a\":1}");
        folder.Write("pb_public/.dot", "words");
        folder.Write("secret.txt", "secret");
        return await TestHost.StartAsync(folder, folder.Launch() with { IndexFallback = fallback });
    }

    [Theory]
    [InlineData("/a.js", "text/javascript; charset=utf-8", "let a")]
    [InlineData("/Notes", "text/plain; charset=utf-8", "words")]
    [InlineData("/%61.js", "text/javascript; charset=utf-8", "let a")]
    [InlineData("/.hidden", "text/plain; charset=utf-8", "dot")]
    [InlineData("/Page", "text/html; charset=utf-8", "\n<!DOCTYPE html><p>a")]
    [InlineData("/Feed", "text/xml; charset=utf-8", "<?xml version=\"1.0\"?><a/>")]
    [InlineData("/Paper", "application/pdf", "%PDF-1.4 and more")]
    [InlineData("/Data", "text/plain; charset=utf-8", "{\"a\":1}")]
    [InlineData("/.dot", "text/plain; charset=utf-8", "words")]
    [InlineData("/", "text/html; charset=utf-8", "<p>home</p>")]
    [InlineData("/sub/", "text/html; charset=utf-8", "sub")]
    [InlineData("/sub%2F", "text/html; charset=utf-8", "sub")]
    [InlineData("/api/unknown", "text/html; charset=utf-8", "<p>home</p>")]
    [InlineData("/%2e%2e%2fsecret.txt", "text/html; charset=utf-8", "<p>home</p>")]
    [InlineData("/..%2fsecret.txt", "text/html; charset=utf-8", "<p>home</p>")]
    [InlineData("/..%5csecret.txt", "text/html; charset=utf-8", "<p>home</p>")]
    [InlineData("/%252e%252e%252fsecret.txt", "text/html; charset=utf-8", "<p>home</p>")]
    [InlineData("/%2f%2fetc%2fpasswd", "text/html; charset=utf-8", "<p>home</p>")]
    public async Task A_file_is_served_and_everything_else_is_the_index(string target, string type, string body)
    {
        await using var host = await StartAsync(index: true);

        var answer = await host.SendRawAsync("GET", target);

        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain($"Content-Type: {type}\r\n");
        answer.ShouldContain("Last-Modified: ");
        answer.ShouldNotContain("ETag");
        answer.ShouldEndWith("\r\n\r\n" + body);
    }

    [Theory]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", "HTTP/1.1 304")]
    [InlineData("Fri, 01 Jan 1999 00:00:00 GMT", "HTTP/1.1 200")]
    public async Task What_a_client_has_already_is_not_sent_again(string since, string status)
    {
        await using var host = await StartAsync(index: true);

        var answer = await host.SendRawAsync($"GET /a.js HTTP/1.0\r\nHost: test\r\nIf-Modified-Since: {since}\r\n\r\n");

        answer.ShouldStartWith(status);
        answer.ShouldContain("Last-Modified: ");
        answer.Contains("Accept-Ranges", StringComparison.Ordinal).ShouldBe(status.EndsWith("200", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Range: bytes=1-3", "206", "Content-Range: bytes 1-3/26", "bcd")]
    [InlineData("Range: bytes=0-1,4-5", "206", "Content-Type: multipart/byteranges; boundary=", "--\r\n")]
    [InlineData("Range: bytes=30-", "416", "Content-Range: bytes */26", "invalid range: failed to overlap\n")]
    [InlineData("Range: lines=1-2", "416", "Content-Type: text/plain", "invalid range\n")]
    [InlineData("If-Match: \"x\"", "412", "Last-Modified: ", "\r\n\r\n")]
    [InlineData("If-Match: *", "200", "Accept-Ranges: bytes", "xyz")]
    [InlineData("If-Unmodified-Since: Fri, 01 Jan 1999 00:00:00 GMT", "412", "Last-Modified: ", "\r\n\r\n")]
    [InlineData("Range: bytes=1-3\r\nIf-Range: Fri, 01 Jan 1999 00:00:00 GMT", "200", "Content-Length: 26", "xyz")]
    public async Task Ranges_and_conditions_are_those_of_the_files_of_records(string header, string status, string contained, string end)
    {
        await using var host = await StartAsync(index: true);

        var answer = await host.SendRawAsync($"GET /letters.txt HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{header}\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 " + status);
        answer.ShouldContain(contained);
        answer.ShouldEndWith(end);
    }

    [Theory]
    [InlineData("/sub?x=1", "/sub/")]
    [InlineData("/n%6fne", "/none/")]
    [InlineData("/a.js/", "/a.js")]
    [InlineData("/sub/index.html", "/sub/")]
    [InlineData("/index.html?x", "/")]
    public async Task Other_spellings_of_a_path_are_redirected(string target, string location)
    {
        await using var host = await StartAsync(index: true);

        var answer = await host.SendRawAsync("GET", target);

        answer.ShouldStartWith("HTTP/1.1 301");
        answer.ShouldContain($"Location: {location}\r\n");
        answer.ShouldEndWith("\r\n\r\n");
    }

    [Theory]
    [InlineData("/none/")]
    [InlineData("/A.js")]
    [InlineData("/")]
    public async Task Without_an_index_what_is_missing_is_404(string target)
    {
        await using var host = await StartAsync(index: false);

        (await host.SendRawAsync("GET", target)).ShouldEndWith("""{"data":{},"message":"File not found.","status":404}""");
    }

    [Fact]
    public async Task What_is_no_file_is_not_waited_for()
    {
        await using var host = await StartAsync(index: false);
        NamedPipe.Make(Path.Combine(host.Folder, "pb_public", "pipe"));

        (await host.SendRawAsync("GET", "/pipe")).ShouldStartWith("HTTP/1.1 404");
    }

    [Fact]
    public async Task The_fallback_can_be_switched_off()
    {
        await using var host = await StartAsync(index: true, fallback: false);

        (await host.SendRawAsync("GET", "/unknown")).ShouldStartWith("HTTP/1.1 404");
        (await host.SendRawAsync("GET", "/")).ShouldStartWith("HTTP/1.1 200");
    }
}
