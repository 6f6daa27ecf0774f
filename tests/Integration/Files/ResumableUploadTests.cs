using System.Net;
using System.Net.Sockets;
using System.Text;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;

namespace Holdall.Integration.Tests.Files;

/// <summary>Uploads in parts by the protocol tus 1.0.</summary>
public sealed class ResumableUploadTests : IAsyncLifetime
{
    private const string Docs = "/api/collections/docs/records";
    private const string Uploads = "/api/files/uploads";

    private ServedApp _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await ServedApp.StartAsync(
            app => app.Use<AuthPlugin>().Use<FilesPlugin>(), """{"settings": {"files": {"resumableUploads": true, "maxUploadsOfCaller": 3}}}""");
        (await _app.Superuser.PostAsync("/api/collections", new
        {
            name = "docs",
            type = "base",
            viewRule = "",
            createRule = "",
            fields = new object[] { new { name = "file", type = "file", maxSelect = 1, maxSize = 1000 }, new { name = "pictures", type = "file", maxSelect = 3, mimeTypes = new[] { "image/png" } } },
        })).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_uploaded_in_parts_becomes_that_of_a_record()
    {
        var upload = await BeginAsync(11, "notes.txt");
        (await OffsetAsync(upload)).ShouldBe("0 of 11");

        (await AppendAsync(upload, 0, "hello ")).Status.ShouldBe(204);
        (await OffsetAsync(upload)).ShouldBe("6 of 11");
        (await _app.Guest.PostAsync(Docs, new { file = ReferenceTo(upload) })).ErrorOf("file").ShouldBe("validation_invalid_file");
        (await AppendAsync(upload, 6, "world")).Offset.ShouldBe("11");
        var record = await _app.Guest.PostAsync(Docs, new { file = ReferenceTo(upload) });

        record["file"]!.ShouldMatch("^notes_[a-z0-9]{10}\\.txt$");
        (await _app.Guest.GetAsync($"/api/files/docs/{record.Id}/{record["file"]}")).Text.ShouldBe("hello world");
        (await OffsetAsync(upload)).ShouldBe("NotFound");
        Directory.GetFiles(Path.Combine(_app.Data, ".holdall", "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_had_come_when_the_connection_broke_stays()
    {
        var upload = await BeginAsync(1000, "a.bin");
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(_app.Http.BaseAddress!.Host, _app.Http.BaseAddress.Port, Aborted);
            var head = $"PATCH {upload} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + new string('x', 300)), Aborted);
            await Eventually.HoldsAsync(async () => await OffsetAsync(upload) == "300 of 1000");
            (await AppendAsync(upload, 300, "y")).Status.ShouldBe(423);
            client.Client.Close(0);
        }

        await Eventually.HoldsAsync(async () => (await AppendAsync(upload, 300, new string('y', 700))).Status == 204);
        (await OffsetAsync(upload)).ShouldBe("1000 of 1000");
    }

    [Fact]
    public async Task A_caller_whose_token_ends_while_bytes_come_is_refused()
    {
        var user = await _app.Superuser.PostAsync("/api/collections/users/records", new { email = "ann@example.com", password = TestApp.Password, passwordConfirm = TestApp.Password });
        var token = (await _app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password }))["token"]!;
        var upload = await BeginAsync(1000, "a.txt", token);
        using var client = new TcpClient();
        await client.ConnectAsync(_app.Http.BaseAddress!.Host, _app.Http.BaseAddress.Port, Aborted);
        var head = $"PATCH {upload} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + new string('x', 300)), Aborted);
        var part = Path.Combine(_app.Data, ".holdall", "uploads", upload.Split('/')[^1] + ".part");
        await Eventually.HoldsAsync(() => new FileInfo(part).Length == 300);

        (await _app.Superuser.PatchAsync($"/api/collections/users/records/{user.Id}", new { password = "another password", passwordConfirm = "another password" })).Status.ShouldBe(200);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(new string('x', 700)), Aborted);

        var answer = new byte[12];
        await client.GetStream().ReadExactlyAsync(answer, Aborted);
        Encoding.ASCII.GetString(answer).ShouldBe("HTTP/1.1 401");
    }

    [Fact]
    public async Task One_that_is_given_up_while_bytes_come_is_not_there()
    {
        var upload = await BeginAsync(1000, "a.txt");
        using var client = new TcpClient();
        await client.ConnectAsync(_app.Http.BaseAddress!.Host, _app.Http.BaseAddress.Port, Aborted);
        var head = $"PATCH {upload} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + new string('x', 300)), Aborted);
        await Eventually.HoldsAsync(async () => await OffsetAsync(upload) == "300 of 1000");

        (await SendAsync(HttpMethod.Delete, upload)).Status.ShouldBe(204);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(new string('x', 700)), Aborted);

        var answer = new byte[12];
        await client.GetStream().ReadExactlyAsync(answer, Aborted);
        Encoding.ASCII.GetString(answer).ShouldBe("HTTP/1.1 404");
    }

    [Fact]
    public async Task Bytes_come_in_order_and_never_more_than_were_announced()
    {
        var upload = await BeginAsync(5, "a.txt");

        (await AppendAsync(upload, 3, "x")).Status.ShouldBe(409);
        (await AppendAsync(upload, 0, "too long")).Status.ShouldBe(413);
        (await AppendAsync(upload, 0, "chunked and too long", isChunked: true)).Status.ShouldBe(413);
        (await OffsetAsync(upload)).ShouldBe("0 of 5");
        (await AppendAsync(upload, 0, "12345", type: "text/plain")).Status.ShouldBe(415);
        (await AppendAsync(upload, 0, "12345")).Status.ShouldBe(204);
        (await AppendAsync(upload, 5, "")).Status.ShouldBe(204);
        (await AppendAsync(upload, 5, "6")).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Many_that_add_at_once_leave_the_bytes_of_one()
    {
        var upload = await BeginAsync(100, "a.txt");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => AppendAsync(upload, 0, new string((char)('a' + i), 100))));

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Status == 204 || answer.Status == 409 || answer.Status == 423);
        var record = await _app.Guest.PostAsync(Docs, new { file = ReferenceTo(upload) });
        (await _app.Guest.GetAsync($"/api/files/docs/{record.Id}/{record["file"]}")).Text.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_upload_of_an_account_is_nobody_elses()
    {
        var token = (await _app.Guest.PostAsync("/api/collections/_superusers/auth-with-password", new { identity = "root@example.com", password = TestApp.Password }))["token"]!;
        var upload = await BeginAsync(1, "a.txt", token);

        (await AppendAsync(upload, 0, "x")).Status.ShouldBe(404);
        (await OffsetAsync(upload)).ShouldBe("NotFound");
        (await SendAsync(HttpMethod.Delete, upload)).Status.ShouldBe(404);
        (await AppendAsync(upload, 0, "x", token: token)).Status.ShouldBe(204);
        (await _app.Guest.PostAsync(Docs, new { file = ReferenceTo(upload) })).ErrorOf("file").ShouldBe("validation_invalid_file");
        (await _app.Superuser.PostAsync(Docs, new { file = ReferenceTo(upload) })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Uploads_are_bounded_given_up_and_checked_when_they_are_used()
    {
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", "1001"), Metadata("file", "a.txt"))).Status.ShouldBe(413);
        var upload = await BeginAsync(4, "a.png", field: "pictures");
        await BeginAsync(1000, "b.txt");
        await BeginAsync(1000, "c.txt");
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", "1"), Metadata("file", "a.txt"))).Status.ShouldBe(429);

        (await AppendAsync(upload, 0, "text")).Status.ShouldBe(204);
        (await _app.Guest.PostAsync(Docs, new { pictures = new[] { ReferenceTo(upload) } })).ErrorOf("pictures").ShouldBe("validation_invalid_mime_type");
        (await SendAsync(HttpMethod.Post, upload, ("X-HTTP-Method-Override", "DELETE"))).Status.ShouldBe(204);

        (await OffsetAsync(upload)).ShouldBe("NotFound");
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", "1"), Metadata("file", "a.txt"))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_batch_that_refers_to_one_twice_is_refused_and_leaves_it()
    {
        (await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 50, timeout = 3 } })).Status.ShouldBe(200);
        var upload = await BeginAsync(5, "a.txt");
        await AppendAsync(upload, 0, "12345");
        var create = new { method = "POST", url = Docs, body = new { file = ReferenceTo(upload) } };

        (await _app.Guest.PostAsync("/api/batch", new { requests = new[] { create, create } })).Status.ShouldBe(400);

        (await OffsetAsync(upload)).ShouldBe("5 of 5");
        (await _app.Superuser.GetAsync(Docs)).Text.ShouldContain("\"totalItems\":0");
        (await _app.Guest.PostAsync("/api/batch", new { requests = new[] { create } })).Status.ShouldBe(200);
        (await OffsetAsync(upload)).ShouldBe("NotFound");
    }

    [Fact]
    public async Task Uploads_of_an_account_go_with_it_and_those_for_a_collection_with_that()
    {
        var user = await _app.Superuser.PostAsync("/api/collections/users/records", new { email = "ann@example.com", password = TestApp.Password, passwordConfirm = TestApp.Password });
        var token = (await _app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password }))["token"]!;
        await BeginAsync(5, "a.txt", token);
        var ofGuest = await BeginAsync(5, "b.txt");

        (await _app.Superuser.DeleteAsync($"/api/collections/users/records/{user.Id}")).Status.ShouldBe(204);
        Directory.GetFiles(Path.Combine(_app.Data, ".holdall", "uploads"), "*.json").ShouldHaveSingleItem();
        (await OffsetAsync(ofGuest)).ShouldBe("0 of 5");

        (await _app.Superuser.DeleteAsync("/api/collections/docs")).Status.ShouldBe(204);
        Directory.GetFiles(Path.Combine(_app.Data, ".holdall", "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Records_that_refer_to_one_at_the_same_moment_have_the_whole_file_or_are_refused()
    {
        var upload = await BeginAsync(500, "a.txt");
        await AppendAsync(upload, 0, new string('x', 500));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _app.Guest.PostAsync(Docs, new { file = ReferenceTo(upload) })));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 400);
        foreach (var record in answers.Where(answer => answer.Status == 200))
            (await _app.Guest.GetAsync($"/api/files/docs/{record.Id}/{record["file"]}")).Text.Length.ShouldBe(500);
    }

    [Fact]
    public async Task An_empty_file_is_whole_from_the_start()
    {
        var upload = await BeginAsync(0, "empty.txt");

        (await _app.Guest.PostAsync(Docs, new { file = ReferenceTo(upload) }))["file"].ShouldStartWith("empty_");
    }

    [Fact]
    public async Task The_server_tells_what_it_can_and_refuses_what_it_can_not()
    {
        using var options = await _app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, Uploads), Aborted);
        options.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        options.Headers.GetValues("Tus-Version").Single().ShouldBe("1.0.0");
        options.Headers.GetValues("Tus-Extension").Single().ShouldBe("creation,termination,expiration");
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Uploads);
        preflight.Headers.Add("Origin", "https://app.example.com");
        preflight.Headers.Add("Access-Control-Request-Method", "PATCH");
        using var allowed = await _app.Http.SendAsync(preflight, Aborted);
        allowed.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("PATCH");
        allowed.Headers.Contains("Tus-Version").ShouldBeFalse();

        using var old = new HttpRequestMessage(HttpMethod.Post, Uploads);
        old.Headers.Add("Tus-Resumable", "0.2.2");
        using var refused = await _app.Http.SendAsync(old, Aborted);
        (refused.StatusCode, refused.Headers.GetValues("Tus-Version").Single()).ShouldBe((HttpStatusCode.PreconditionFailed, "1.0.0"));
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Defer-Length", "1"))).Status.ShouldBe(400);
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", "-1"))).Status.ShouldBe(400);
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", "1"), ("Upload-Metadata", "filename %%%"))).Status.ShouldBe(400);
        (await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", "1"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Backups_leave_uploads_out_and_a_restart_does_not()
    {
        var upload = await BeginAsync(10, "a.txt");
        await AppendAsync(upload, 0, "12345");
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        using (var archive = System.IO.Compression.ZipFile.OpenRead(Path.Combine(_app.Data, "backups", "one.zip")))
            archive.Entries.ShouldAllBe(entry => !entry.FullName.Contains("uploads"));

        (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        await _app.StartedAsync(2);

        (await OffsetAsync(upload)).ShouldBe("5 of 10");
    }

    private static (string, string) Metadata(string field, string name) =>
        ("Upload-Metadata", string.Join(',', new[] { ("collection", "docs"), ("field", field), ("filename", name) }.Select(pair => $"{pair.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Item2))}")));

    private static string ReferenceTo(string upload) => "upload:" + upload.Split('/')[^1];

    private async Task<string> BeginAsync(long size, string name, string? token = null, string field = "file")
    {
        var answer = await SendAsync(HttpMethod.Post, Uploads, ("Upload-Length", size.ToString()), Metadata(field, name), ("Authorization", token ?? ""));
        answer.Status.ShouldBe(201);
        return answer.Location!;
    }

    private async Task<string> OffsetAsync(string upload)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, upload);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        using var answer = await _app.Http.SendAsync(request, Aborted);
        return answer.IsSuccessStatusCode
            ? $"{answer.Headers.GetValues("Upload-Offset").Single()} of {answer.Headers.GetValues("Upload-Length").Single()}"
            : answer.StatusCode.ToString();
    }

    private Task<TusAnswer> AppendAsync(
        string upload, long offset, string text, string type = "application/offset+octet-stream", string? token = null, bool isChunked = false)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        HttpContent content = isChunked ? new StreamContent(new MemoryStream(bytes)) : new ByteArrayContent(bytes);
        content.Headers.ContentType = new(type);
        return SendAsync(HttpMethod.Patch, upload, content, isChunked, ("Upload-Offset", offset.ToString()), ("Authorization", token ?? ""));
    }

    private Task<TusAnswer> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, null, false, headers);

    private async Task<TusAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, bool isChunked, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (isChunked) request.Headers.TransferEncodingChunked = true;
        foreach (var (name, value) in headers)
        {
            if (value.Length > 0) request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _app.Http.SendAsync(request, Aborted);
        return new TusAnswer(
            (int)answer.StatusCode, answer.Headers.Location?.ToString(), answer.Headers.TryGetValues("Upload-Offset", out var offset) ? offset.Single() : null);
    }

    private sealed record TusAnswer(int Status, string? Location, string? Offset);
}
