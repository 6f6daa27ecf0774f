using System.Net;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Holdall.TestKit.S3;
using ResponseHeaderOverrides = Amazon.S3.Model.ResponseHeaderOverrides;

namespace Holdall.Plugins.Files.Tests.S3;

public sealed class S3LinkTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeSettings _settings = new();
    private readonly HttpClient _http = new();
    private S3Server _server = null!;
    private S3Bucket _bucket = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _settings.Current = new AppSettings { S3 = _server.Settings };
        _bucket = new S3Buckets(_settings, TestEngine.ContentTypes).Files;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task A_link_gets_an_object_with_the_headers_that_were_signed()
    {
        await SaveAsync("a/ä b.txt", "hello");
        var said = new ResponseHeaderOverrides { ContentType = "image/svg+xml", ContentDisposition = "attachment; filename=\"a.svg\"", CacheControl = "max-age=9" };

        using var answer = await _http.GetAsync(_bucket.LinkToGet("a/ä b.txt", said, Minute), Aborted);

        (await answer.Content.ReadAsStringAsync(Aborted)).ShouldBe("hello");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/svg+xml");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"a.svg\"");
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_link_is_for_one_object_one_method_and_a_time()
    {
        await SaveAsync("a.txt", "a");
        await SaveAsync("b.txt", "b");
        var link = _bucket.LinkToGet("a.txt", new ResponseHeaderOverrides { ContentType = "text/plain" }, Minute);
        var ended = _bucket.LinkToGet("a.txt", new ResponseHeaderOverrides(), TimeSpan.FromSeconds(1));

        (await StatusAsync(HttpMethod.Get, link.Replace("a.txt", "b.txt", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(HttpMethod.Get, link.Replace("plain", "html", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(HttpMethod.Delete, link)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(HttpMethod.Get, link)).ShouldBe(HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => await StatusAsync(HttpMethod.Get, ended) == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_takes_an_object_of_the_signed_size_only()
    {
        var link = _bucket.LinkToPut(".uploads/x", 5, Minute);

        (await StatusAsync(HttpMethod.Put, link, "longer")).ShouldBe(HttpStatusCode.Forbidden);
        _server.Keys.ShouldBeEmpty();
        (await StatusAsync(HttpMethod.Put, link, "right")).ShouldBe(HttpStatusCode.OK);
        _server[".uploads/x"].Bytes.ShouldBe("right"u8.ToArray());
    }

    [Fact]
    public async Task A_version_is_copied_with_its_type_and_name_until_there_is_another_one()
    {
        await SaveAsync(".uploads/x", "one");
        var version = await _bucket.FindVersionAsync(".uploads/x", Aborted);

        (await _bucket.TryCopyAsync(version!, "c/r/ä.txt", "text/plain", "Ä.txt", Aborted)).ShouldBeTrue();
        await SaveAsync(".uploads/x", "two");

        var copy = _server["c/r/ä.txt"];
        (copy.ContentType, copy.Metadata.Values.Single()).ShouldBe(("text/plain", "%C3%84.txt"));
        copy.Bytes.ShouldBe("one"u8.ToArray());
        (await _bucket.TryCopyAsync(version!, "c/r/b.txt", "text/plain", "b.txt", Aborted)).ShouldBeFalse();
        await _bucket.DeleteAsync(".uploads/x", Aborted);
        (await _bucket.TryCopyAsync(version!, "c/r/b.txt", "text/plain", "b.txt", Aborted)).ShouldBeFalse();
        _server.Keys.ShouldNotContain("c/r/b.txt");
    }

    [Fact]
    public async Task What_lies_there_until_its_record_is_saved_is_no_file_of_the_storage()
    {
        await SaveAsync(".uploads/x", "one");
        await SaveAsync("c/r/a.txt", "two");

        var keys = new List<string>();
        var storage = new S3Storage(() => _bucket, TestEngine.ContentTypes);
        await foreach (var key in storage.ListAsync(Aborted)) keys.Add(key);

        keys.ShouldBe(["c/r/a.txt"]);
    }

    private Task SaveAsync(string key, string text) =>
        _bucket.SaveAsync(key, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "x", TestEngine.ContentTypes.Detect, Aborted);

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string link, string? body = null)
    {
        using var request = new HttpRequestMessage(method, link) { Content = body is null ? null : new StringContent(body) };
        using var answer = await _http.SendAsync(request, Aborted);
        return answer.StatusCode;
    }
}
