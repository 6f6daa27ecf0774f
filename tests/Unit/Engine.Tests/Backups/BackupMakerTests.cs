using System.IO.Compression;
using System.Text;
using Holdall.Backups;
using Holdall.Engine.Backups;
using Holdall.Engine.LocalFiles;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Files;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Tests.Backups;

public sealed class BackupMakerTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await TestEngine.OpenAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private IBackups Backups => _engine.Get<IBackups>();

    private string FileOf(string name) => Path.Combine(_engine.Folder.Path, "backups", name);

    [Fact]
    public async Task An_archive_has_every_file_but_those_that_are_excluded()
    {
        Write("storage/col/rec/a.txt", "storage/col/rec/a.txt.attrs", "holdall.json", "backups/other.zip", ".notify/x", "jobs.db", "jobs.lock", "lost+found/x");
        File.CreateSymbolicLink(_engine.Folder.File("link"), "/etc/passwd");
        NamedPipe.Make(_engine.Folder.File("pipe"));

        await Backups.CreateAsync("one.zip", Aborted);

        using var zip = ZipFile.OpenRead(FileOf("one.zip"));
        zip.Entries.Select(e => e.FullName).Where(name => !name.EndsWith("-wal") && !name.EndsWith("-shm"))
            .ShouldBe(["auxiliary.db", "data.db", "holdall.json", "storage/col/rec/a.txt", "storage/col/rec/a.txt.attrs"]);
        zip.GetEntry("storage/col/rec/a.txt")!.ExternalAttributes.ShouldNotBe(0);
        Directory.EnumerateFiles(Path.Combine(_engine.Folder.Path, TemporaryFolder.Name)).Select(Path.GetFileName).ShouldBe([".lock"]);
    }

    [Fact]
    public async Task The_side_car_says_what_it_is()
    {
        await Backups.CreateAsync("one.zip", Aborted);

        var text = File.ReadAllText(FileOf("one.zip.attrs"));
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.MD5);
        hash.AppendData(File.ReadAllBytes(FileOf("one.zip")));
        var md5 = Convert.ToBase64String(hash.GetHashAndReset());
        text.ShouldBe($$"""{"user.cache_control":"","user.content_disposition":"","user.content_encoding":"","user.content_language":"","user.content_type":"application/zip","user.metadata":{"original-filename":"one.zip"},"md5":"{{md5}}"}""");
    }

    [Fact]
    public async Task What_is_still_on_its_way_is_no_backup()
    {
        await Backups.CreateAsync("one.zip", Aborted);
        Write("backups/two.zip.0123456789abcdef.tmp");

        var listed = await _engine.Get<BackupFolder>().ListAsync(Aborted);

        listed.Select(backup => backup.Name).ShouldBe(["one.zip"]);
    }

    [Fact]
    public async Task Without_a_name_it_is_made_of_the_application_and_the_time()
    {
        await Backups.CreateAsync(aborted: Aborted);

        File.Exists(FileOf("pb_backup_acme_20260102030405.zip")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_hook_can_exclude_more_but_not_bring_in_what_is_of_this_process()
    {
        Write("storage/a.txt", "types.d.ts", "jobs.db", "incremental/x");
        _engine.Get<IHooks>().BackupCreate.Use(async (e, next) =>
        {
            e.Exclude.ShouldBe(["backups", ".pb_temp_to_delete", ".notify", ".autocert_cache", "lost+found"]);
            e.Exclude.Add("storage");
            await next();
        });

        await Backups.CreateAsync("one.zip", Aborted);

        using var zip = ZipFile.OpenRead(FileOf("one.zip"));
        zip.Entries.Select(e => e.FullName).Where(name => !name.Contains(".db")).ShouldBe(["types.d.ts"]);
        zip.GetEntry("jobs.db").ShouldBeNull();
    }

    [Fact]
    public async Task While_one_is_made_another_one_is_refused()
    {
        ApiException? refused = null;
        string? active = null;
        _engine.Get<IHooks>().BackupCreate.Use(async (_, next) =>
        {
            active = _engine.Get<ActiveBackup>().Name;
            refused = await Should.ThrowAsync<ApiException>(() => Backups.CreateAsync("two.zip", Aborted));
            await next();
        });

        await Backups.CreateAsync("one.zip", Aborted);

        (active, refused!.Status, refused.Message).ShouldBe(("one.zip", 400, "Try again later - another backup/restore process has already been started."));
        _engine.Get<ActiveBackup>().Name.ShouldBeNull();
        File.Exists(FileOf("two.zip")).ShouldBeFalse();
    }

    [Fact]
    public async Task Others_write_while_it_is_made_and_it_holds_both_databases_as_they_were_at_one_moment()
    {
        var databases = _engine.Get<Databases>();
        foreach (var database in new[] { databases.Main, databases.Auxiliary })
        {
            await database.RunAsync(() =>
            {
                database.TransactionSession.Execute("CREATE TABLE counters (id INTEGER PRIMARY KEY, value INTEGER, filler TEXT); INSERT INTO counters VALUES (1, 0, ''), (2, 0, '')");
                return Task.CompletedTask;
            }, Aborted);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        var writes = 0;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await databases.Main.RunAsync(() => databases.Auxiliary.RunAsync(() =>
                {
                    const string Sql = "UPDATE counters SET value = value + 1, filler = hex(randomblob(2000))";
                    databases.Main.TransactionSession.Execute(Sql);
                    databases.Auxiliary.TransactionSession.Execute(Sql);
                    return Task.CompletedTask;
                }, CancellationToken.None), CancellationToken.None);
                writes++;
            }
        }, Aborted);
        for (var i = 0; i < 5; i++)
        {
            var before = writes;
            await Backups.CreateAsync($"b{i}.zip", Aborted);
            var folder = _engine.Folder.File("unpacked" + i);
            ZipFile.ExtractToDirectory(FileOf($"b{i}.zip"), folder);

            var values = Values(Path.Combine(folder, Databases.MainFile)).Concat(Values(Path.Combine(folder, Databases.AuxiliaryFile))).Distinct().ToArray();

            values.ShouldHaveSingleItem().ShouldBeGreaterThanOrEqualTo(before);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Files_that_are_deleted_while_it_is_made_are_in_it()
    {
        Write("storage/col/rec/a.txt", "storage/col/rec/a.txt.attrs", "storage/col/rec/b.txt", "storage/col/gone/c.txt", "storage/col/rec/kept.txt");
        var files = _engine.Get<IServiceProvider>().GetRequiredKeyedService<IFileStorage>(IFileStorage.Local);
        var deleted = _engine.Get<DeletedFiles>();
        deleted.Keep();
        await files.DeleteAsync("col/rec/a.txt", Aborted);
        await files.DeletePrefixAsync("col/gone/", Aborted);
        await files.DeletePrefixAsync("col/rec/b", Aborted);

        await Backups.CreateAsync("one.zip", Aborted);

        using var zip = ZipFile.OpenRead(FileOf("one.zip"));
        zip.Entries.Select(e => e.FullName).Where(name => name.StartsWith("storage/", StringComparison.Ordinal)).Order()
            .ShouldBe(["storage/col/gone/c.txt", "storage/col/rec/a.txt", "storage/col/rec/a.txt.attrs", "storage/col/rec/b.txt", "storage/col/rec/kept.txt"]);
        File.Exists(_engine.Folder.File("storage/col/rec/a.txt")).ShouldBeFalse();
        deleted.Kept().ShouldBeEmpty();
        await files.DeleteAsync("col/rec/kept.txt", Aborted);
        deleted.Kept().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_leaves_nothing_behind_and_the_next_one_works()
    {
        File.WriteAllText(_engine.Folder.File("backups"), "a file where the folder should be");
        await Should.ThrowAsync<IOException>(() => Backups.CreateAsync("one.zip", Aborted));
        File.Delete(_engine.Folder.File("backups"));

        await Backups.CreateAsync("one.zip", Aborted);

        _engine.Get<ActiveBackup>().Name.ShouldBeNull();
        Directory.EnumerateFiles(Path.Combine(_engine.Folder.Path, TemporaryFolder.Name)).Select(Path.GetFileName).ShouldBe([".lock"]);
    }

    [Fact]
    public async Task Closing_the_data_directory_stops_a_backup()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _engine.Get<IHooks>().BackupCreate.Use(async (e, _) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, e.Aborted);
        });
        var making = Backups.CreateAsync("one.zip", Aborted);
        await began.Task;

        await _engine.Get<ActiveBackup>().StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => making);
    }

    [Fact]
    public async Task Backups_that_belong_into_S3_go_nowhere_else()
    {
        var s3 = new S3Settings
        {
            Enabled = true,
            Bucket = "bucket",
            Region = "region",
            Endpoint = "https://s3.example.com",
            AccessKey = "key",
            Secret = "secret",
        };
        await _engine.Get<SettingsStore>().SaveAsync(new AppSettings { Backups = new BackupSettings { Cron = "", CronMaxKeep = 3, S3 = s3 } }, Aborted);

        var error = await Should.ThrowAsync<ApiException>(() => Backups.CreateAsync("one.zip", Aborted));

        error.Status.ShouldBe(400);
        error.Message.ShouldContain("S3");
        Directory.Exists(_engine.Folder.File("backups")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plugin_can_store_them_in_S3()
    {
        var remote = new RemoteStorage();
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton<IBackupStorage>(remote));
        var s3 = new S3Settings
        {
            Enabled = true,
            Bucket = "bucket",
            Region = "region",
            Endpoint = "https://s3.example.com",
            AccessKey = "key",
            Secret = "secret",
        };
        await engine.Get<SettingsStore>().SaveAsync(new AppSettings { Backups = new BackupSettings { Cron = "", CronMaxKeep = 3, S3 = s3 } }, Aborted);

        await engine.Get<IBackups>().CreateAsync("one.zip", Aborted);

        Encoding.ASCII.GetString(remote.Saved["one.zip"].AsSpan(0, 2)).ShouldBe("PK");
        Directory.Exists(engine.Folder.File("backups")).ShouldBeFalse();
    }

    private static List<long> Values(string file)
    {
        using var session = DbSession.Open(file);
        using var check = session.Prepare("PRAGMA integrity_check");
        check.Step();
        check.Text(0).ShouldBe("ok");
        using var rows = session.Prepare("SELECT value FROM counters");
        var values = new List<long>();
        while (rows.Step()) values.Add(rows.Int64(0));
        return values;
    }

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            var path = _engine.Folder.File(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }
    }

    private sealed class RemoteStorage : IBackupStorage
    {
        public Dictionary<string, byte[]> Saved { get; } = [];

        public Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted) => Task.FromResult<IReadOnlyList<StoredBackup>>([]);

        public async Task SaveAsync(string name, Stream content, CancellationToken aborted)
        {
            var copy = new MemoryStream();
            await content.CopyToAsync(copy, aborted);
            Saved[name] = copy.ToArray();
        }

        public Task<StoredFile?> OpenAsync(string name, CancellationToken aborted) => Task.FromResult<StoredFile?>(null);

        public Task DeleteAsync(string name, CancellationToken aborted) => throw new FileNotFoundException();
    }
}
