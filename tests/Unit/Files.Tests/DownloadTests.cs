using System.Text;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Files;
using Holdall.Http;
using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.S3;
using Holdall.Plugins.Files.Thumbs;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Tests;

public sealed class DownloadTests : IAsyncLifetime
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";

    private readonly FakeSettings _settings = new();
    private readonly FakeTokens _tokens = new();
    private readonly IOptions<FilesSettings> _options = Options.Create(new FilesSettings { ThumbFormats = { "image/webp" } });
    private TestEngine _engine = null!;
    private ThumbMaker _maker = null!;
    private ThumbChoice _thumbs = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        _maker = new ThumbMaker(Storage, _options, TimeProvider.System, NullLogger<ThumbMaker>.Instance);
        _thumbs = new ThumbChoice(Storage, _maker);
        var docs = await _engine.StoreAsync(Docs);
        await _engine.StoreAsync(View);
        await _engine.StoreAsync(
            new Record(docs) { ["id"] = "d1", ["doc"] = "alpha.txt", ["pictures"] = new[] { "one.png", "two.svg" }, ["secret"] = "secret.txt" });
        Save("docs0000000000/d1/alpha.txt", Alphabet);
        Save("docs0000000000/d1/secret.txt", "hidden");
        Save("docs0000000000/d1/one.png", "\u0089PNG\r\n\u001a\n original");
        Save("docs0000000000/d1/two.svg", "<svg xmlns='http://www.w3.org/2000/svg'></svg>");
    }

    private static Collection Docs { get; } = new()
    {
        Id = "docs0000000000",
        Name = "docs",
        ViewRule = "@request.context = 'protectedFile' && @request.auth.id = 'ann'",
        Fields =
        [
            new TextField { Name = "id" }, new FileField { Name = "doc" }, new FileField { Name = "pictures", MaxSelect = 5, Thumbs = ["50x50"] },
            new FileField { Name = "secret", Protected = true },
        ],
    };

    private static Collection View { get; } = new()
    {
        Id = "view0000000000",
        Name = "shown",
        Type = CollectionTypes.View,
        ViewQuery = "select ('x' || id) as id, pictures as picture from docs",
    };

    public ValueTask DisposeAsync()
    {
        _maker.Dispose();
        return _engine.DisposeAsync();
    }

    private IFileStorage Storage => _engine.Files;

    [Fact]
    public async Task A_file_is_served_with_its_headers()
    {
        var request = await GetAsync("alpha.txt");

        request.ResponseText.ShouldBe(Alphabet);
        var headers = request.Http.Response.Headers;
        headers.ContentType.ToString().ShouldBe("text/plain; charset=utf-8");
        headers.ContentDisposition.ToString().ShouldBe("attachment; filename=\"alpha.txt\"");
        headers.ContentSecurityPolicy.ToString().ShouldBe("default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox");
        headers.CacheControl.ToString().ShouldBe("max-age=2592000, stale-while-revalidate=86400");
        headers.AcceptRanges.ToString().ShouldBe("bytes");
        headers.ContentLength.ShouldBe(26);
        headers.XFrameOptions.Count.ShouldBe(0);
        headers.ETag.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("one.png", null, "inline; filename=\"one.png\"", "image/png")]
    [InlineData("one.png", "1", "attachment; filename=\"one.png\"", "image/png")]
    [InlineData("one.png", "yes", "inline; filename=\"one.png\"", "image/png")]
    [InlineData("two.svg", null, "attachment; filename=\"two.svg\"", "image/svg+xml")]
    public async Task Only_harmless_types_are_shown(string name, string? download, string disposition, string type)
    {
        var request = await GetAsync(name, r =>
        {
            if (download is not null) r.QueryValues["download"] = download;
        });

        request.Http.Response.Headers.ContentDisposition.ToString().ShouldBe(disposition);
        request.Http.Response.Headers.ContentType.ToString().ShouldBe(type);
    }

    [Theory]
    [InlineData("docs", "d1", "none.txt")]
    [InlineData("docs", "d1", "")]
    [InlineData("docs", "d2", "alpha.txt")]
    [InlineData("docs", "d1", "../d1/alpha.txt")]
    public async Task What_no_record_names_is_not_found(string collection, string record, string name) =>
        (await Should.ThrowAsync<ApiException>(() => RunAsync(Request(collection, record, name)))).Status.ShouldBe(404);

    [Fact]
    public async Task A_named_file_that_is_missing_is_not_found()
    {
        await Storage.DeleteAsync("docs0000000000/d1/alpha.txt", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<ApiException>(() => GetAsync("alpha.txt"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_protected_file_needs_a_token_whose_record_satisfies_the_rule()
    {
        _tokens.Valid["t"] = new Record(AuthFixtures.Users()) { ["id"] = "ann" };
        await Should.ThrowAsync<ApiException>(() => GetAsync("secret.txt"));
        await Should.ThrowAsync<ApiException>(() => GetAsync("secret.txt", r => r.QueryValues["token"] = "other"));
        await Should.ThrowAsync<ApiException>(() => GetAsync("secret.txt", r => r.As(_tokens.Valid["t"])));

        (await GetAsync("secret.txt", r => r.QueryValues["token"] = "t")).ResponseText.ShouldBe("hidden");
    }

    [Fact]
    public async Task A_superuser_token_counts_from_allowed_addresses_only()
    {
        _tokens.Valid["t"] = new Record(AuthFixtures.Superusers()) { ["id"] = "root" };
        _settings.Current = new AppSettings { SuperuserIPs = ["10.0.0.1"] };
        await Should.ThrowAsync<ApiException>(() => GetAsync("secret.txt", r => r.QueryValues["token"] = "t"));

        (await GetAsync("secret.txt", r =>
        {
            r.QueryValues["token"] = "t";
            r.Address = "10.0.0.1";
        })).ResponseText.ShouldBe("hidden");
    }

    [Fact]
    public async Task A_file_that_a_view_names_comes_from_the_record_that_owns_it()
    {
        var request = Request("shown", "xd1", "one.png");

        await RunAsync(request);

        request.ResponseText.ShouldContain("original");
    }

    [Theory]
    [InlineData("50x50", "thumb")]
    [InlineData("100x100", "original")]
    [InlineData("70x70", "original")]
    public async Task A_stored_thumb_of_a_listed_size_is_served_and_else_the_original(string size, string expected)
    {
        Save("docs0000000000/d1/thumbs_one.png/50x50_one.png", "\u0089PNG\r\n\u001a\n thumb");

        var request = await GetAsync("one.png", r => r.QueryValues["thumb"] = size);

        request.ResponseText.ShouldContain(expected);
        request.Http.Response.Headers.ContentDisposition.ToString().ShouldBe(
            expected == "thumb" ? "inline; filename=\"50x50_one.png\"" : "inline; filename=\"one.png\"");
    }

    [Theory]
    [InlineData("bytes=0-4", 206, "abcde", "bytes 0-4/26")]
    [InlineData("bytes=26-", 416, "invalid range: failed to overlap\n", "bytes */26")]
    [InlineData("bits=0-4", 416, "invalid range\n", "")]
    [InlineData("bytes=", 200, Alphabet, "")]
    public async Task A_range_is_served(string range, int status, string body, string contentRange)
    {
        var request = await GetAsync("alpha.txt", r => r.Http.Request.Headers.Range = range);

        request.Http.Response.StatusCode.ShouldBe(status);
        request.ResponseText.ShouldBe(body);
        request.Http.Response.Headers.ContentRange.ToString().ShouldBe(contentRange);
        request.Http.Response.ContentLength.ShouldBe(body.Length);
        request.Http.Response.Headers.CacheControl.Count.ShouldBe(status == 416 ? 0 : 1);
    }

    [Fact]
    public async Task Several_ranges_come_in_parts()
    {
        var request = await GetAsync("alpha.txt", r => r.Http.Request.Headers.Range = "bytes=0-1,-2");

        var boundary = request.Http.Response.ContentType!["multipart/byteranges; boundary=".Length..];
        request.ResponseText.ShouldBe(
            $"--{boundary}\r\nContent-Range: bytes 0-1/26\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nab\r\n--{boundary}\r\nContent-Range: bytes 24-25/26\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nyz\r\n--{boundary}--\r\n");
        request.Http.Response.ContentLength.ShouldBe(request.ResponseText.Length);
    }

    [Theory]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"abc\"", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "\"abc\"", 412)]
    [InlineData("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT", 200)]
    [InlineData("If-Modified-Since", "yesterday", 200)]
    [InlineData("If-Unmodified-Since", "Mon, 01 Jan 2001 00:00:00 GMT", 412)]
    [InlineData("If-Unmodified-Since", "Fri, 01 Jan 2100 00:00:00 GMT", 200)]
    public async Task Conditions_are_judged_by_the_time_of_storing(string header, string value, int status)
    {
        var request = await GetAsync("alpha.txt", r =>
        {
            r.Http.Request.Headers[header] = value;
            if (status != 200) r.Http.Request.Headers.Range = "bytes=0-1";
        });

        request.Http.Response.StatusCode.ShouldBe(status);
        request.ResponseText.ShouldBe(status == 200 ? Alphabet : "");
    }

    [Fact]
    public async Task A_condition_on_a_range_needs_the_exact_time()
    {
        var modified = (await GetAsync("alpha.txt")).Http.Response.Headers.LastModified.ToString();

        (await RangeAsync(modified)).ShouldBe("ab");
        (await RangeAsync("Mon, 01 Jan 2001 00:00:00 GMT")).ShouldBe(Alphabet);
        (await RangeAsync("\"abc\"")).ShouldBe(Alphabet);

        async Task<string> RangeAsync(string condition) => (await GetAsync("alpha.txt", r =>
        {
            r.Http.Request.Headers.Range = "bytes=0-1";
            r.Http.Request.Headers.IfRange = condition;
        })).ResponseText;
    }

    [Theory]
    [InlineData(null, 200, 26)]
    [InlineData("bytes=0-4", 206, 5)]
    [InlineData("bytes=99-", 416, 33)]
    public async Task A_question_for_the_headers_gets_no_body(string? range, int status, int length)
    {
        var request = await GetAsync("alpha.txt", r =>
        {
            r.Http.Request.Method = "HEAD";
            if (range is not null) r.Http.Request.Headers.Range = range;
        });

        request.Http.Response.StatusCode.ShouldBe(status);
        request.Http.Response.ContentLength.ShouldBe(length);
        request.ResponseText.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hook_may_send_another_file_with_its_own_headers()
    {
        _engine.Hooks.FileDownloadRequest.Use((e, next) =>
        {
            e.ServedPath = "docs0000000000/d1/one.png";
            e.ServedName = "other.png";
            e.Request.Http.Response.Headers.CacheControl = "no-store";
            return next();
        });

        var request = await GetAsync("alpha.txt");

        request.Http.Response.Headers.ContentDisposition.ToString().ShouldBe("inline; filename=\"other.png\"");
        request.Http.Response.Headers.CacheControl.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task Everyone_signed_in_gets_a_file_token_that_a_hook_may_replace()
    {
        var request = new FakeRequest().As(new Record(AuthFixtures.Users()) { ["id"] = "ann" });
        await new CreateFileToken(_engine.Hooks, _tokens).RunAsync(request);
        request.ResponseText.ShouldBe("""{"token":"file of ann"}""");

        _engine.Hooks.FileTokenRequest.Use((e, next) =>
        {
            e.Token = "mine";
            return next();
        });
        request = new FakeRequest().As(request.Auth.Record);
        await new CreateFileToken(_engine.Hooks, _tokens).RunAsync(request);
        request.ResponseText.ShouldBe("""{"token":"mine"}""");
    }

    private async Task<FakeRequest> GetAsync(string name, Action<FakeRequest>? prepare = null)
    {
        var request = Request("docs", "d1", name);
        request.Http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        prepare?.Invoke(request);
        await RunAsync(request);
        return request;
    }

    [Fact]
    public async Task Caches_are_told_that_the_form_of_a_thumb_depends_on_what_the_client_accepts()
    {
        Save("docs0000000000/d1/thumbs_one.png/50x50_one.png.webp", "RIFF webp");

        var request = await GetAsync("one.png", r =>
        {
            r.QueryValues["thumb"] = "50x50";
            r.Http.Request.Headers.Accept = "image/avif,image/webp,*/*;q=0.8";
        });

        request.ResponseText.ShouldContain("webp");
        request.Http.Response.Headers.Vary.ToString().ShouldBe("Accept");
        (await GetAsync("one.png")).Http.Response.Headers.Vary.Count.ShouldBe(0);
    }

    private Task RunAsync(FakeRequest request) => new DownloadFile(
        _engine.Records, _engine.Hooks, Storage, _engine.Get<IFileSender>(),
        new BucketLinks(Storage, _engine.Get<IFileSender>(), new S3Buckets(_settings, TestEngine.ContentTypes), _options),
        new ProtectedFiles(_engine.Rules, _settings, _tokens), new FileOwners(_engine.Collections, _engine.Records), _thumbs,
        new ThumbFormats([new WebpEncoder()], _options, NullLogger<ThumbFormats>.Instance)).RunAsync(request);

    private FakeRequest Request(string collection, string record, string name) =>
        new(("recordId", record), ("filename", name)) { Collection = _engine.Collections.Get(collection) };

    private void Save(string key, string text) =>
        Storage.SaveAsync(key, new MemoryStream(Encoding.Latin1.GetBytes(text)), "original").GetAwaiter().GetResult();
}
