using System.Collections.Concurrent;
using Holdall.Engine.Backups.Incremental;
using Holdall.Host;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.TestKit.S3;

namespace Holdall.Integration.Tests.Backups;

/// <summary>Incremental backups of a server that is at work.</summary>
public sealed class IncrementalBackupTests : IAsyncLifetime
{
    private const string Notes = "/api/collections/notes/records";
    private const string State = "/api/backups/incremental";

    private readonly TempFolder _restored = new();
    private ServedApp _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await ServedApp.StartAsync(app => app.Use<AuthPlugin>().Use<FilesPlugin>());
        (await _app.Superuser.PostAsync(
            "/api/collections",
            new { name = "notes", type = "base", listRule = "", fields = new[] { new { name = "text", type = "text" } } })).Status.ShouldBe(200);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _restored.Dispose();
    }

    [Fact]
    public async Task They_are_off_and_nothing_of_them_is_there_at_first()
    {
        (await _app.Superuser.GetAsync(State)).Text.ShouldContain("\"enabled\":false");
        (await _app.Superuser.GetAsync("/api/settings")).Text.ShouldNotContain("incremental");
        (await _app.Superuser.GetAsync("/api/health?details=true")).Text.ShouldNotContain("incremental");
        (await _app.Guest.GetAsync(State)).Status.ShouldBe(401);
        Directory.Exists(Path.Combine(_app.Data, "incremental")).ShouldBeFalse();
    }

    [Fact]
    public async Task Superusers_are_told_what_the_commands_of_a_restore_need()
    {
        var state = await _app.Superuser.GetAsync(State);

        state["dataDirectory"].ShouldBe(Path.GetFullPath(_app.Data));
        state["incrementalDir"].ShouldBe("");
        (await _app.Superuser.GetAsync("/api/health?details=true")).Text.ShouldNotContain("dataDirectory");
        (await _app.Guest.GetAsync(State)).Text.ShouldNotContain("dataDirectory");
    }

    [Fact]
    public async Task What_is_written_under_load_is_restored_with_everything_acknowledged_before()
    {
        await EnableAsync();
        var acknowledged = new ConcurrentQueue<string>();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 6).Select(_ => WriteAsync(acknowledged, enough.Token)).ToArray();
        var looks = new List<(DateTimeOffset Time, string[] Ids)>();
        while (looks.Count < 3)
        {
            var count = acknowledged.Count;
            await Eventually.HoldsAsync(() => acknowledged.Count > count + 100);
            var ids = acknowledged.ToArray();
            looks.Add((await StoredAsync(), ids));
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var (time, ids) in looks) ids.Except(await RestoreAsync(time)).ShouldBeEmpty();
        await StoredAsync();
        (await RestoreAsync(null)).Order().ShouldBe(acknowledged.Order());
    }

    [Fact]
    public async Task An_ordinary_backup_leaves_them_out_and_its_restore_begins_a_new_generation()
    {
        await EnableAsync();
        var kept = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        await StoredAsync();
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);
        using (var zip = await System.IO.Compression.ZipFile.OpenReadAsync(Path.Combine(_app.Data, "backups", "one.zip"), Aborted))
            zip.Entries.ShouldNotContain(entry => entry.FullName.StartsWith("incremental", StringComparison.Ordinal));
        var lost = (await _app.Superuser.PostAsync(Notes, new { text = "lost" })).Id;
        var before = await StoredAsync();

        (await _app.Superuser.PostAsync("/api/backups/one.zip/restore", new { })).Status.ShouldBe(204);
        await _app.StartedAsync(2);
        await Eventually.HoldsAsync(async () => (await GenerationsAsync()).Count == 2);
        await StoredAsync();

        (await RestoreAsync(null)).ShouldBe([kept]);
        (await RestoreAsync(before)).Order().ShouldBe(new[] { kept, lost }.Order());
    }

    [Fact]
    public async Task In_a_bucket_they_are_not_among_the_backups_and_are_restored_by_the_shell()
    {
        await using var s3 = await S3Server.StartAsync();
        (await _app.Superuser.PatchAsync(
            "/api/settings", new { backups = new { s3 = Bucket(s3), incremental = new { enabled = true, interval = 1 } } })).Status.ShouldBe(200);
        var id = (await _app.Superuser.PostAsync(Notes, new { text = "kept" })).Id;
        await StoredAsync();

        (await _app.Superuser.GetAsync("/api/backups")).Text.ShouldBe("[]");
        s3.Keys.ShouldContain(key => key.StartsWith("incremental/", StringComparison.Ordinal) && key.EndsWith(".base", StringComparison.Ordinal));
        s3.Keys.ShouldContain("incremental/installation");
        var file = _restored.File("from-bucket.db");
        var (output, error) = (new StringWriter(), new StringWriter());
        (await HoldallApp.Create(["backup", "incremental", "restore", "--dir", _app.Data, "--to", file]).Use<FilesPlugin>().RunAsync(output, error, Aborted))
            .ShouldBe(0, error.ToString());
        Sql.Texts(file, "SELECT id FROM notes").ShouldBe([id]);
    }

    [Fact]
    public async Task A_bucket_of_another_installation_is_left_alone_until_it_is_adopted()
    {
        await using var s3 = await S3Server.StartAsync();
        var settings = new { backups = new { s3 = Bucket(s3), incremental = new { enabled = true, interval = 1 } } };
        await using (var other = await ServedApp.StartAsync(app => app.Use<AuthPlugin>().Use<FilesPlugin>()))
        {
            (await other.Superuser.PatchAsync("/api/settings", settings)).Status.ShouldBe(200);
            await Eventually.HoldsAsync(async () => (await other.Superuser.GetAsync(State))["storedUntil"]?.Length > 0);
        }

        var keys = s3.Keys.Order(StringComparer.Ordinal).ToArray();
        (await _app.Superuser.PatchAsync("/api/settings", settings)).Status.ShouldBe(200);
        await Eventually.HoldsAsync(async () => (await _app.Superuser.GetAsync(State))["error"]?.Contains("another installation", StringComparison.Ordinal) is true);

        s3.Keys.Order(StringComparer.Ordinal).ShouldBe(keys);
        var (output, error) = (new StringWriter(), new StringWriter());
        (await HoldallApp.Create(["backup", "incremental", "adopt", "--dir", _app.Data]).Use<FilesPlugin>().RunAsync(output, error, Aborted))
            .ShouldBe(0, error.ToString());
        await StoredAsync();
        (await _app.Superuser.GetAsync(State))["error"].ShouldBe("");
    }

    [Theory]
    [InlineData("interval", 0, "validation_required")]
    [InlineData("interval", 3601, "validation_max_less_equal_than_required")]
    [InlineData("baseInterval", -1, "validation_min_greater_equal_than_required")]
    [InlineData("keepDays", 0, "validation_required")]
    public async Task Wrong_settings_are_refused(string member, object value, string code)
    {
        var incremental = new Dictionary<string, object> { ["enabled"] = true, [member] = value };

        var answer = await _app.Superuser.PatchAsync("/api/settings", new { backups = new { incremental } });

        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("data").GetProperty("backups").GetProperty("incremental").GetProperty(member).GetProperty("code").GetString().ShouldBe(code);
    }

    private async Task EnableAsync()
    {
        (await _app.Superuser.PatchAsync("/api/settings", new { backups = new { incremental = new { enabled = true, interval = 1 } } })).Status.ShouldBe(200);
        await StoredAsync();
    }

    /// <summary>Waits until everything is stored that was written up to now.</summary>
    /// <returns>The time up to which it is.</returns>
    private async Task<DateTimeOffset> StoredAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var until = default(DateTimeOffset);
        await Eventually.HoldsAsync(async () =>
        {
            var text = (await _app.Superuser.GetAsync(State))["storedUntil"];
            return text?.Length > 0 && (until = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) > now;
        });
        return until;
    }

    private Task<IReadOnlyList<StoredGeneration>> GenerationsAsync() => StoredGeneration.ListAsync(new SegmentFolder(Path.Combine(_app.Data, "incremental")), Aborted);

    private async Task<List<string>> RestoreAsync(DateTimeOffset? at)
    {
        var file = _restored.File(Guid.NewGuid().ToString("N"));
        await new IncrementalRestorer(new SegmentFolder(Path.Combine(_app.Data, "incremental"))).RunAsync(at, file, Aborted);
        return Sql.Texts(file, "SELECT id FROM notes");
    }

    private async Task WriteAsync(ConcurrentQueue<string> acknowledged, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var answer = await _app.Superuser.PostAsync(Notes, new { text = new string('x', 500) });
            if (answer.Status == 200) acknowledged.Enqueue(answer.Id);
        }
    }

    private static object Bucket(S3Server s3) => new
    {
        enabled = true,
        endpoint = s3.Endpoint,
        bucket = S3Server.Bucket,
        region = S3Server.Region,
        accessKey = S3Server.AccessKey,
        secret = S3Server.Secret,
        forcePathStyle = true,
    };
}
