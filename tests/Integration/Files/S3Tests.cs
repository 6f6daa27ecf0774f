using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.TestKit.S3;
using SkiaSharp;

namespace Holdall.Integration.Tests.Files;

/// <summary>The whole product with its files and backups in a bucket.</summary>
public sealed class S3Tests : IAsyncLifetime
{
    private const string Pictures = "/api/collections/pictures/records";

    private S3Server _s3 = null!;
    private ServedApp _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Server.StartAsync();
        _app = await ServedApp.StartAsync(app => app.Use<AuthPlugin>().Use<FilesPlugin>());
        (await _app.Superuser.PostAsync("/api/collections", new
        {
            id = "pictures0000000",
            name = "pictures",
            type = "base",
            viewRule = "",
            fields = new object[] { new { name = "title", type = "text", max = 5 }, new { name = "file", type = "file", maxSelect = 3, maxSize = 30 << 20, thumbs = new[] { "20x10" } } },
        })).Status.ShouldBe(200);
        await UseAsync(new { s3 = _s3.Settings, backups = new { s3 = _s3.Settings } });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _s3.DisposeAsync();
    }

    [Fact]
    public async Task Files_live_in_the_bucket_with_their_thumbs_and_die_with_their_record()
    {
        var picture = await UploadAsync("My Photo.png", Picture());
        var name = NameOf(picture);
        var key = $"pictures0000000/{picture.Id}/{name}";
        _s3.Keys.ShouldBe([key]);
        _s3[key].Metadata.Values.ShouldBe(["My%20Photo.png"]);

        using var thumb = await _app.Http.GetAsync($"/api/files/pictures/{picture.Id}/{name}?thumb=20x10", Aborted);
        using (var image = SKBitmap.Decode(await thumb.Content.ReadAsStreamAsync(Aborted))) (image.Width, image.Height).ShouldBe((20, 10));
        _s3.Keys.ShouldBe([key, $"pictures0000000/{picture.Id}/thumbs_{name}/20x10_{name}"]);

        (await _app.Superuser.PatchAsync($"{Pictures}/{picture.Id}", new { file = Array.Empty<string>() })).Status.ShouldBe(200);
        await Eventually.HoldsAsync(() => _s3.Keys.Count == 0);
        var other = await UploadAsync("a.txt", "text"u8.ToArray());
        (await _app.Superuser.DeleteAsync($"{Pictures}/{other.Id}")).Status.ShouldBe(204);
        await Eventually.HoldsAsync(() => _s3.Keys.Count == 0);
        Directory.Exists(Path.Combine(_app.Data, "storage")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_download_has_the_headers_and_ranges_of_one_from_the_disk()
    {
        var picture = await UploadAsync("a.txt", "abcdefghijklmnopqrstuvwxyz"u8.ToArray());
        var address = $"/api/files/pictures/{picture.Id}/{NameOf(picture)}";

        using var whole = await _app.Http.GetAsync(address, Aborted);
        whole.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        whole.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename=\"{NameOf(picture)}\"");
        whole.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        (await whole.Content.ReadAsStringAsync(Aborted)).ShouldBe("abcdefghijklmnopqrstuvwxyz");

        using var range = new HttpRequestMessage(HttpMethod.Get, address);
        range.Headers.Range = new RangeHeaderValue(2, 4);
        using var part = await _app.Http.SendAsync(range, Aborted);
        (part.StatusCode, await part.Content.ReadAsStringAsync(Aborted)).ShouldBe((HttpStatusCode.PartialContent, "cde"));

        using var condition = new HttpRequestMessage(HttpMethod.Get, address);
        condition.Headers.IfModifiedSince = whole.Content.Headers.LastModified;
        using var unchanged = await _app.Http.SendAsync(condition, Aborted);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_save_that_is_refused_or_that_the_store_fails_leaves_nothing()
    {
        using var refused = Form("a.txt", "text"u8.ToArray());
        refused.Add(new StringContent("longer than five"), "title");
        (await _app.Superuser.SendAsync(HttpMethod.Post, Pictures, refused)).Status.ShouldBe(400);
        _s3.Keys.ShouldBeEmpty();

        var left = 1;
        _s3.Fail = request => request.Method == "PUT" && Interlocked.Decrement(ref left) < 0 ? 403 : null;
        using var failing = Form("a.txt", "text"u8.ToArray());
        failing.Add(new ByteArrayContent([1, 2, 3]), "file", "b.bin");
        (await _app.Superuser.SendAsync(HttpMethod.Post, Pictures, failing)).Status.ShouldBe(400);

        _s3.Keys.ShouldBeEmpty();
        (await _app.Superuser.GetAsync(Pictures)).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_settings_switch_between_bucket_and_disk_at_once()
    {
        var inBucket = await UploadAsync("a.txt", "one"u8.ToArray());

        await UseAsync(new { s3 = new { enabled = false } });

        (await _app.Guest.GetAsync($"/api/files/pictures/{inBucket.Id}/{NameOf(inBucket)}")).Status.ShouldBe(404);
        var onDisk = await UploadAsync("b.txt", "two"u8.ToArray());
        _s3.Keys.Count.ShouldBe(1);
        await UseAsync(new { s3 = new { enabled = true } });
        (await _app.Guest.GetAsync($"/api/files/pictures/{inBucket.Id}/{NameOf(inBucket)}")).Text.ShouldBe("one");
        (await _app.Guest.GetAsync($"/api/files/pictures/{onDisk.Id}/{NameOf(onDisk)}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_backup_in_the_bucket_is_made_listed_sent_uploaded_restored_and_deleted()
    {
        var kept = await _app.Superuser.PostAsync(Pictures, new { title = "kept" });
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).ErrorOf("name").ShouldBe("validation_backup_name_exists");
        _s3.Keys.ShouldBe(["one.zip"]);
        var token = (await _app.Superuser.PostAsync("/api/files/token", new { }))["token"];
        var archive = await _app.Http.GetByteArrayAsync($"/api/backups/one.zip?token={token}", Aborted);
        archive.ShouldBe(_s3["one.zip"].Bytes);
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(archive), "file", "two.zip" } })
        {
            (await _app.Superuser.SendAsync(HttpMethod.Post, "/api/backups/upload", form)).Status.ShouldBe(204);
        }

        (await _app.Superuser.DeleteAsync("/api/backups/one.zip")).Status.ShouldBe(204);
        (await _app.Superuser.GetAsync("/api/backups")).Text.ShouldContain("\"key\":\"two.zip\"");
        await _app.Superuser.PostAsync(Pictures, new { title = "lost" });

        (await _app.Superuser.PostAsync("/api/backups/two.zip/restore", new { })).Status.ShouldBe(204);
        await _app.StartedAsync(2);

        (await _app.Superuser.GetAsync(Pictures)).Items().ShouldBe(kept.Id);
        Directory.Exists(Path.Combine(_app.Data, ".pb_temp_to_delete")).ShouldBeFalse();
        Directory.Exists(Path.Combine(_app.Data, "backups")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_file_that_the_store_does_not_give_is_404_and_not_to_be_kept(int status)
    {
        var file = await UploadAsync("a.txt", "text"u8.ToArray());
        var address = $"/api/files/pictures/{file.Id}/{NameOf(file)}";

        foreach (var method in new[] { "GET", "HEAD" })
        {
            _s3.Fail = request => request.Method == method ? status : null;
            using var answer = await _app.Http.GetAsync(address, Aborted);

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await answer.Content.ReadAsStringAsync(Aborted)).ShouldContain("\"data\":{}");
            (answer.Headers.CacheControl, answer.Content.Headers.LastModified, answer.Content.Headers.ContentDisposition).ShouldBe((null, null, null));
            answer.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_store_that_fails_makes_requests_about_backups_fail_with_400()
    {
        using var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("a");
        async Task<int> UploadBackupAsync()
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(archive.ToArray()), "file", "one.zip" } };
            return (await _app.Superuser.SendAsync(HttpMethod.Post, "/api/backups/upload", form)).Status;
        }

        var token = (await _app.Superuser.PostAsync("/api/files/token", new { }))["token"];
        _s3.Fail = static request => request.Method == "PUT" ? 403 : null;
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(400);
        (await UploadBackupAsync()).ShouldBe(400);

        _s3.Fail = static _ => 403;
        (await _app.Superuser.GetAsync("/api/backups")).Status.ShouldBe(400);
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(400);
        (await UploadBackupAsync()).ShouldBe(400);
        (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(400);
        (await _app.Superuser.DeleteAsync("/api/backups/one.zip")).Status.ShouldBe(400);
        (await _app.Guest.GetAsync($"/api/backups/one.zip?token={token}")).Status.ShouldBe(404);
    }

    private static byte[] Picture()
    {
        using var pixels = new SKBitmap(60, 60);
        using var data = pixels.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static MultipartFormDataContent Form(string name, byte[] content) => new() { { new ByteArrayContent(content), "file", name } };

    private static string NameOf(TestAnswer record) => record.Json.GetProperty("file")[0].GetString()!;

    private async Task<TestAnswer> UploadAsync(string name, byte[] content)
    {
        using var form = Form(name, content);
        var answer = await _app.Superuser.SendAsync(HttpMethod.Post, Pictures, form);
        return answer.Status == 200 ? answer : throw new InvalidOperationException(answer.Text);
    }

    private async Task UseAsync(object settings) => (await _app.Superuser.PatchAsync("/api/settings", settings)).Status.ShouldBe(200);
}
