using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;

namespace Holdall.Integration.Tests.Backups;

/// <summary>Backups of a server that is at work.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private const string Notes = "/api/collections/notes/records";

    private ServedApp _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await ServedApp.StartAsync(app => app.Use<AuthPlugin>().Use<FilesPlugin>());
        (await _app.Superuser.PostAsync(
            "/api/collections",
            new { name = "notes", type = "base", listRule = "", fields = new[] { new { name = "text", type = "text" } } })).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_backup_made_while_many_write_has_every_write_acknowledged_before_and_is_sound()
    {
        var acknowledged = new ConcurrentQueue<string>();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 6).Select(_ => WriteAsync(acknowledged, enough.Token)).ToArray();
        await Eventually.HoldsAsync(() => acknowledged.Count > 50);
        var before = acknowledged.ToArray();

        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        before.Except(IdsIn("one.zip")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restored_server_has_what_the_backup_has_and_goes_on()
    {
        var kept = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        File.WriteAllText(Path.Combine(_app.Data, "beside.txt"), "old");
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        await _app.Superuser.PostAsync(Notes, new { text = "lost" });
        File.WriteAllText(Path.Combine(_app.Data, "beside.txt"), "new");
        var process = Environment.ProcessId;

        (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        (await _app.Superuser.GetAsync("/api/health")).Text.ShouldContain("\"canBackup\":false");
        await _app.StartedAsync(2);

        (await _app.Superuser.GetAsync(Notes)).Items().ShouldBe(kept);
        File.ReadAllText(Path.Combine(_app.Data, "beside.txt")).ShouldBe("old");
        (await _app.Superuser.PostAsync(Notes, new { text = "after" })).Status.ShouldBe(200);
        (await _app.Superuser.GetAsync("/api/health")).Text.ShouldContain("\"canBackup\":true");
        Directory.Exists(Path.Combine(_app.Data, ".pb_temp_to_delete")).ShouldBeFalse();
        File.Exists(Path.Combine(_app.Data, "backups", "one.zip")).ShouldBeTrue();
    }

    [Fact]
    public async Task It_can_be_restored_again_and_again()
    {
        var kept = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);

        for (var starts = 2; starts <= 4; starts++)
        {
            await _app.Superuser.PostAsync(Notes, new { text = "lost" });
            (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
            await _app.StartedAsync(starts);
            (await _app.Superuser.GetAsync(Notes)).Items().ShouldBe(kept);
        }
    }

    [Fact]
    public async Task What_can_not_be_started_on_gives_way_to_what_was_before()
    {
        var kept = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        // It looks like a database of ours, but its settings can't be read.
        await UploadBrokenAsync("broken.zip");

        (await _app.Superuser.PostAsync("/api/backups/broken.zip/restore", new { })).Status.ShouldBe(204);
        await _app.StartedAsync(2);

        (await _app.Superuser.GetAsync(Notes)).Items().ShouldBe(kept);
        (await _app.Superuser.PostAsync(Notes, new { text = "after" })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("../data.db")]
    public async Task What_is_no_backup_changes_nothing(string entry)
    {
        var kept = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        (await UploadAsync("bad.zip", Pack((entry, "x"u8.ToArray())))).ShouldBe(HttpStatusCode.NoContent);

        (await _app.Superuser.PostAsync("/api/backups/bad.zip/restore", new { })).Status.ShouldBe(204);
        await Eventually.HoldsAsync(async () => (await _app.Superuser.GetAsync("/api/health")).Text.Contains("\"canBackup\":true", StringComparison.Ordinal));

        (await _app.Superuser.GetAsync(Notes)).Items().ShouldBe(kept);
        Directory.EnumerateDirectories(Path.Combine(_app.Data, ".pb_temp_to_delete")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_that_does_not_fit_is_refused_before_it_is_unpacked()
    {
        var archive = Pack([.. Enumerable.Range(0, 50_000).Select(i => ($"{i}", Array.Empty<byte>()))]);
        // The directory at the end says of each entry that it has nearly four gigabytes.
        for (var at = archive.AsSpan().IndexOf("PK\u0001\u0002"u8);
            at + 46 <= archive.Length && archive[at + 2] == 1;
            at += 46 + BitConverter.ToUInt16(archive, at + 28) + BitConverter.ToUInt16(archive, at + 30))
        {
            BitConverter.TryWriteBytes(archive.AsSpan(at + 24), 0xFFFF_FFF0);
        }

        (await UploadAsync("huge.zip", archive)).ShouldBe(HttpStatusCode.NoContent);

        var answer = await _app.Superuser.PostAsync("/api/backups/huge.zip/restore", new { });

        answer.Status.ShouldBe(400);
        answer.Text.ShouldMatch("The backup needs [0-9]+ MB and there are [0-9]+ MB free");
    }

    [Fact]
    public async Task While_one_waits_to_be_restored_none_is_made()
    {
        (await UploadAsync("bad.zip", Pack(("a.txt", [])))).ShouldBe(HttpStatusCode.NoContent);

        (await _app.Superuser.PostAsync("/api/backups/bad.zip/restore", new { })).Status.ShouldBe(204);

        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Text.ShouldContain("Try again later");
    }

    [Fact]
    public async Task One_that_waits_to_be_restored_may_be_deleted_uploaded_again_and_restored_again()
    {
        var kept = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        var archive = await File.ReadAllBytesAsync(Path.Combine(_app.Data, "backups", "one.zip"), Aborted);
        await _app.Superuser.PostAsync(Notes, new { text = "lost" });

        (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        (await _app.Superuser.DeleteAsync("/api/backups/one.zip")).Status.ShouldBe(204);
        (await UploadAsync("one.zip", archive)).ShouldBe(HttpStatusCode.NoContent);
        (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        (await _app.Superuser.DeleteAsync("/api/backups/one.zip")).Status.ShouldBe(204);
        await _app.StartedAsync(2);

        (await _app.Superuser.GetAsync(Notes)).Items().ShouldBe(kept);
        (await _app.Superuser.GetAsync("/api/backups")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task Of_many_that_are_asked_for_at_once_each_is_made_or_refused()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _app.Superuser.PostAsync("/api/backups", new { name = $"b{i}.zip" })));

        var made = answers.Count(answer => answer.Status == 204);
        made.ShouldBeGreaterThan(0);
        answers.Where(answer => answer.Status != 204).ShouldAllBe(answer => answer.Text.Contains("Try again later"));
        (await _app.Superuser.GetAsync("/api/backups")).Json.GetArrayLength().ShouldBe(made);
    }

    [Fact]
    public async Task A_backup_whose_name_is_not_ASCII_can_be_downloaded()
    {
        var archive = Pack(("data.db", [1, 2, 3]));
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(archive), "file", "\"plain.zip\"" } })
        {
            form.First().Headers.Remove("Content-Disposition");
            form.First().Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=file; filename*=UTF-8''%C3%BCn%C3%AF.zip");
            (await _app.Superuser.SendAsync(HttpMethod.Post, "/api/backups/upload", form)).Status.ShouldBe(204);
        }

        var token = (await _app.Superuser.PostAsync("/api/files/token", new { }))["token"];
        using var answer = await _app.Http.GetAsync($"/api/backups/%C3%BCn%C3%AF.zip?token={token}", Aborted);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("ünï.zip");
        (await answer.Content.ReadAsByteArrayAsync(Aborted)).ShouldBe(archive);
    }

    [Fact]
    public async Task A_download_needs_a_file_token_and_can_be_continued()
    {
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        var bytes = File.ReadAllBytes(Path.Combine(_app.Data, "backups", "one.zip"));
        var token = (await _app.Superuser.PostAsync("/api/files/token", new { }))["token"];
        (await _app.Superuser.GetAsync("/api/backups/one.zip")).Status.ShouldBe(403);

        using var whole = await _app.Http.GetAsync($"/api/backups/one.zip?token={token}", Aborted);
        (await whole.Content.ReadAsByteArrayAsync(Aborted)).ShouldBe(bytes);
        whole.Content.Headers.ContentType!.ToString().ShouldBe("application/zip");
        whole.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"one.zip\"");

        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/api/backups/one.zip?token={token}")
        { Headers = { Range = new RangeHeaderValue(100, 199) } };
        using var part = await _app.Http.SendAsync(request, Aborted);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(Aborted)).ShouldBe(bytes[100..200]);

        (await _app.Guest.GetAsync($"/api/backups/none.zip?token={token}")).Status.ShouldBe(404);
        (await _app.Guest.GetAsync($"/api/backups/one.zip.attrs?token={token}")).Status.ShouldBe(400);
        (await _app.Guest.GetAsync($"/api/backups/..%2Fdata.db?token={token}")).Status.ShouldBe(404);
        (await _app.Superuser.PatchAsync("/api/settings", new { superuserIPs = new[] { "127.0.0.1" } })).Status.ShouldBe(200);
        (await _app.Guest.GetAsync($"/api/backups/one.zip?token={token}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_archive_larger_than_other_bodies_may_be_is_taken()
    {
        var content = new byte[40 << 20];
        new Random(1).NextBytes(content);
        var archive = Pack(("data", content));

        (await UploadAsync("large.zip", archive)).ShouldBe(HttpStatusCode.NoContent);

        new FileInfo(Path.Combine(_app.Data, "backups", "large.zip")).Length.ShouldBe(archive.Length);
    }

    [Fact]
    public async Task Of_several_uploads_of_one_name_at_the_same_time_one_is_taken()
    {
        byte[][] archives = [.. Enumerable.Range(0, 6).Select(i => Pack(("data", Enumerable.Repeat((byte)i, 4 << 20).ToArray())))];

        var answers = await Task.WhenAll(archives.Select(archive => UploadAsync("same.zip", archive)));

        answers.Count(static status => status == HttpStatusCode.NoContent).ShouldBe(1);
        var stored = await File.ReadAllBytesAsync(Path.Combine(_app.Data, "backups", "same.zip"), Aborted);
        stored.ShouldBe(archives[Array.IndexOf(answers, HttpStatusCode.NoContent)]);
    }

    [Fact]
    public async Task A_backup_and_an_upload_of_its_name_at_the_same_time_replace_nothing()
    {
        var archive = Pack(("data", new byte[1 << 20]));

        var created = _app.Superuser.PostAsync("/api/backups", new { name = "same.zip" });
        var uploads = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => UploadAsync("same.zip", archive)));

        var taken = uploads.Count(static status => status == HttpStatusCode.NoContent) + ((await created).Status == 204 ? 1 : 0);
        taken.ShouldBe(1);
    }

    private async Task WriteAsync(ConcurrentQueue<string> acknowledged, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var answer = await _app.Superuser.PostAsync(Notes, new { text = new string('x', 300) });
            answer.Status.ShouldBe(200, answer.Text);
            acknowledged.Enqueue(answer.Id);
        }
    }

    /// <summary>The ids of all notes in a backup, which must be sound.</summary>
    private List<string> IdsIn(string backup)
    {
        using var folder = new TempFolder();
        ZipFile.ExtractToDirectory(Path.Combine(_app.Data, "backups", backup), folder.Path);
        using var session = Engine.Storage.DbSession.Open(folder.File("data.db"));
        using var check = session.Prepare("PRAGMA integrity_check");
        check.Step();
        check.Text(0).ShouldBe("ok");
        using var rows = session.Prepare("SELECT id FROM notes");
        var ids = new List<string>();
        while (rows.Step()) ids.Add(rows.Text(0));
        return ids;
    }

    private async Task UploadBrokenAsync(string name)
    {
        (await _app.Superuser.PostAsync("/api/backups", new { name = "good.zip" })).Status.ShouldBe(204);
        using var folder = new TempFolder();
        ZipFile.ExtractToDirectory(Path.Combine(_app.Data, "backups", "good.zip"), folder.Path);
        using (var session = Engine.Storage.DbSession.Open(folder.File("data.db")))
        {
            session.Execute("UPDATE _params SET value = 'secret' WHERE id = 'settings'");
        }

        using var archive = new MemoryStream();
        ZipFile.CreateFromDirectory(folder.Path, archive);
        (await UploadAsync(name, archive.ToArray())).ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<HttpStatusCode> UploadAsync(string name, byte[] archive)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(archive), "file", name } };
        return (HttpStatusCode)(await _app.Superuser.SendAsync(HttpMethod.Post, "/api/backups/upload", form)).Status;
    }

    private static byte[] Pack(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
