using System.Net;
using System.Net.Http.Headers;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.TestKit.S3;

namespace Holdall.Integration.Tests.Files;

/// <summary>Clients that down- and upload past the server, with links of the bucket.</summary>
public sealed class PresignedTests : IAsyncLifetime
{
    private const string Docs = "/api/collections/docs/records";
    private const string Png = "\u0089PNG\r\n\u001a\n and more";

    private readonly HttpClient _bucket = new();
    private S3Server _s3 = null!;
    private ServedApp _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Server.StartAsync();
        _app = await ServedApp.StartAsync(
            app => app.Use<AuthPlugin>().Use<FilesPlugin>(), """{"settings": {"files": {"presignedDownloads": true, "presignedUploads": true, "linkSeconds": 90}}}""");
        (await _app.Superuser.PostAsync("/api/collections", new
        {
            id = "docs00000000000",
            name = "docs",
            type = "base",
            viewRule = "",
            createRule = "@request.auth.id != '' && (@request.body.image:isset = false || @request.body.image:length = 1)",
            updateRule = "@request.auth.id != ''",
            fields = new object[]
            {
                new { name = "title", type = "text", max = 5 },
                new { name = "file", type = "file", maxSelect = 2, maxSize = 8 << 20 },
                new { name = "image", type = "file", maxSelect = 1, mimeTypes = new[] { "image/png" } },
                new { name = "secret", type = "file", maxSelect = 1, @protected = true },
            },
        })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync("/api/settings", new { s3 = _s3.Settings })).Status.ShouldBe(200);
        foreach (var name in new[] { "ann", "bob" })
            (await _app.Superuser.PostAsync("/api/collections/users/records", new { email = $"{name}@example.com", password = TestApp.Password, passwordConfirm = TestApp.Password })).Status.ShouldBe(200);
    }

    public async ValueTask DisposeAsync()
    {
        _bucket.Dispose();
        await _app.DisposeAsync();
        await _s3.DisposeAsync();
    }

    [Fact]
    public async Task A_download_leads_to_the_bucket_which_says_what_the_server_would()
    {
        var (address, name) = await UploadAsync("file", "page.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        using var redirect = await _app.Http.GetAsync(address, Aborted);
        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.CacheControl!.ToString().ShouldBe("max-age=30, private");
        redirect.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
        using var file = await _bucket.GetAsync(redirect.Headers.Location, Aborted);

        (await file.Content.ReadAsStringAsync(Aborted)).ShouldStartWith("<svg");
        file.Content.Headers.ContentType!.ToString().ShouldBe("image/svg+xml");
        file.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename=\"{name}\"");
        file.Headers.CacheControl!.ToString().ShouldContain("max-age=2592000");

        using var range = new HttpRequestMessage(HttpMethod.Get, redirect.Headers.Location);
        range.Headers.Range = new RangeHeaderValue(1, 3);
        using var part = await _bucket.SendAsync(range, Aborted);
        (part.StatusCode, await part.Content.ReadAsStringAsync(Aborted)).ShouldBe((HttpStatusCode.PartialContent, "svg"));
    }

    [Fact]
    public async Task HEAD_is_answered_by_the_server_and_what_may_not_be_seen_has_no_link()
    {
        var (address, _) = await UploadAsync("secret", "a.txt", "hidden");
        (await _app.Superuser.PatchAsync("/api/collections/docs", new { viewRule = "@request.auth.id != ''" })).Status.ShouldBe(200);
        var token = (await _app.Superuser.PostAsync("/api/files/token", new { }))["token"];

        (await _app.Guest.GetAsync(address)).Status.ShouldBe(404);
        (await _app.Guest.GetAsync(address + "?token=" + token)).Status.ShouldBe(302);
        using var head = await _app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"{address}?token={token}"), Aborted);
        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, 6));
        (await _app.Guest.GetAsync(address + "x?token=" + token)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_client_uploads_to_the_bucket_and_refers_to_it_in_a_record()
    {
        var ann = await SignInAsync("ann");
        var one = await StageAsync(ann, "image", "My Photo.png", Png);
        var two = await StageAsync(ann, "file", "a.html", "<!doctype html><html></html>");

        var record = await ann.PostAsync(Docs, new { title = "one", image = one, file = new[] { two } });

        record.Status.ShouldBe(200, record.Text);
        var (image, file) = (record["image"]!, record.Json.GetProperty("file")[0].GetString()!);
        image.ShouldMatch("^my_photo_[a-z0-9]{10}\\.png$");
        _s3.Keys.ShouldBe([$"docs00000000000/{record.Id}/{file}", $"docs00000000000/{record.Id}/{image}"]);
        var stored = _s3[$"docs00000000000/{record.Id}/{image}"];
        (stored.ContentType, stored.Metadata.Values.Single()).ShouldBe(("image/png", "My%20Photo.png"));
        _s3[$"docs00000000000/{record.Id}/{file}"].ContentType.ShouldBe("text/html; charset=utf-8");
        Directory.GetFiles(Path.Combine(_app.Data, ".holdall", "uploads")).ShouldBeEmpty();
        (await ann.PostAsync(Docs, new { image = one })).ErrorOf("image").ShouldBe("validation_invalid_file");
    }

    [Fact]
    public async Task An_update_adds_to_what_is_there_and_a_form_and_a_batch_may_refer_too()
    {
        (await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 10 } })).Status.ShouldBe(200);
        var ann = await SignInAsync("ann");
        var record = await ann.PostAsync(Docs, new { file = await StageAsync(ann, "file", "a.txt", "a") });

        var added = await ann.PatchAsync($"{Docs}/{record.Id}", new Dictionary<string, object> { ["file+"] = await StageAsync(ann, "file", "b.txt", "b") });
        using var form = new MultipartFormDataContent { { new StringContent(await StageAsync(ann, "image", "c.png", Png)), "image" } };
        var formed = await ann.SendAsync(HttpMethod.Patch, $"{Docs}/{record.Id}", form);
        var item = new { method = "POST", url = Docs, body = new { file = await StageAsync(ann, "file", "d.txt", "d") } };
        var batch = await ann.PostAsync("/api/batch", new { requests = new[] { item } });

        added.Json.GetProperty("file").EnumerateArray().Select(name => name.GetString()![0]).ShouldBe(['a', 'b']);
        formed["image"].ShouldStartWith("c");
        batch.Status.ShouldBe(200, batch.Text);
        _s3.Keys.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_another_one_has_uploaded_or_for_another_field_is_nobody_elses_to_use()
    {
        var (ann, bob) = (await SignInAsync("ann"), await SignInAsync("bob"));
        var reference = await StageAsync(ann, "image", "a.png", Png);

        (await bob.PostAsync(Docs, new { image = reference })).ErrorOf("image").ShouldBe("validation_invalid_file");
        (await _app.Superuser.PostAsync(Docs, new { image = reference })).ErrorOf("image").ShouldBe("validation_invalid_file");
        (await ann.PostAsync(Docs, new { file = new[] { reference } })).ErrorOf("file").ShouldBe("validation_invalid_file");
        foreach (var other in new[] { "upload:", "upload:../x", "upload:docs00000000000/r/a.png", "upload:.uploads/" + reference[7..], reference + "0" })
            (await ann.PostAsync(Docs, new { image = other })).ErrorOf("image").ShouldBe("validation_invalid_file");
        (await ann.PostAsync(Docs, new { image = reference })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_save_checks_what_is_there_by_the_field_and_one_that_fails_may_be_tried_again()
    {
        var ann = await SignInAsync("ann");
        var text = await StageAsync(ann, "image", "a.png", "no image");
        var image = await StageAsync(ann, "image", "b.png", Png);
        var (empty, _) = await AskAsync(ann, "image", "c.png", 5);

        (await ann.PostAsync(Docs, new { image = text })).ErrorOf("image").ShouldBe("validation_invalid_mime_type");
        (await ann.PostAsync(Docs, new { image = empty })).ErrorOf("image").ShouldBe("validation_invalid_file");
        (await ann.PostAsync(Docs, new { image, title = "too long" })).ErrorOf("title").ShouldBe("validation_max_text_constraint");
        (await ann.PostAsync(Docs, new { image = new[] { image, image } })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_file_that_is_replaced_behind_its_check_is_not_taken()
    {
        var ann = await SignInAsync("ann");
        var (reference, link) = await AskAsync(ann, "image", "a.png", Png.Length);
        (await PutAsync(link, Png)).ShouldBe(HttpStatusCode.OK);
        // The client is quick: between the check and the copy there is another file.
        _s3.Fail = request =>
        {
            if (!request.Headers.ContainsKey("x-amz-copy-source")) return null;
            _s3.Fail = static _ => null;
            PutAsync(link, new string('x', Png.Length)).GetAwaiter().GetResult().ShouldBe(HttpStatusCode.OK);
            return null;
        };

        (await ann.PostAsync(Docs, new { image = reference })).Status.ShouldBe(400);

        _s3.Keys.ShouldBe([".uploads/" + reference[7..]]);
    }

    [Fact]
    public async Task A_link_is_given_to_those_only_who_may_save_and_for_what_the_field_takes()
    {
        var ann = await SignInAsync("ann");

        (await _app.Guest.PostAsync("/api/files/uploads/presigned", new { collection = "docs", field = "image", filename = "a", size = 1 })).Status.ShouldBe(403);
        (await ann.PostAsync("/api/files/uploads/presigned", new { collection = "docs", field = "image", filename = "a", size = (5 << 20) + 1 })).Status.ShouldBe(413);
        (await ann.PostAsync("/api/files/uploads/presigned", new { collection = "docs", field = "title", filename = "a", size = 1 })).ErrorOf("field").ShouldBe("validation_in_invalid");
        (await ann.PostAsync("/api/files/uploads/presigned", new { collection = "docs", field = "image", filename = "a" })).ErrorOf("size").ShouldBe("validation_required");
        (await _app.Superuser.PatchAsync("/api/settings", new { s3 = new { enabled = false } })).Status.ShouldBe(200);
        (await ann.PostAsync("/api/files/uploads/presigned", new { collection = "docs", field = "image", filename = "a", size = 1 })).Status.ShouldBe(400);
        (await ann.SendAsync(HttpMethod.Post, "/api/files/uploads", null)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_job_deletes_nothing_that_may_still_be_used()
    {
        var ann = await SignInAsync("ann");
        var reference = await StageAsync(ann, "image", "a.png", Png);

        (await _app.Superuser.PostAsync("/api/crons/__filesUploadsCleanup__", new { })).Status.ShouldBe(204);
        await Eventually.HoldsAsync(() => _s3.Requests.Contains("GET "));

        (await ann.PostAsync(Docs, new { image = reference })).Status.ShouldBe(200);
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private async Task<(string Address, string Name)> UploadAsync(string field, string name, string content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(content)), field, name } };
        var record = await _app.Superuser.SendAsync(HttpMethod.Post, Docs, form);
        record.Status.ShouldBe(200, record.Text);
        var value = record.Json.GetProperty(field);
        var stored = value.ValueKind == System.Text.Json.JsonValueKind.Array ? value[0].GetString()! : value.GetString()!;
        return ($"/api/files/docs/{record.Id}/{Escape(stored)}", stored);
    }

    private async Task<TestClient> SignInAsync(string name)
    {
        var answer = await _app.Guest.PostAsync(
            "/api/collections/users/auth-with-password", new { identity = $"{name}@example.com", password = TestApp.Password });
        return new TestClient(_app.Http, answer["token"]);
    }

    private static async Task<(string Reference, string Link)> AskAsync(TestClient client, string field, string name, long size)
    {
        var answer = await client.PostAsync("/api/files/uploads/presigned", new { collection = "docs", field, filename = name, size });
        answer.Status.ShouldBe(200, answer.Text);
        answer["method"].ShouldBe("PUT");
        return (answer["reference"]!, answer["url"]!);
    }

    private async Task<string> StageAsync(TestClient client, string field, string name, string content)
    {
        var (reference, link) = await AskAsync(client, field, name, content.Length);
        (await PutAsync(link, content)).ShouldBe(HttpStatusCode.OK);
        return reference;
    }

    private async Task<HttpStatusCode> PutAsync(string link, string content)
    {
        using var body = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(content));
        using var answer = await _bucket.PutAsync(link, body, Aborted);
        return answer.StatusCode;
    }
}
