using Holdall.Backups;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;
using Holdall.TestKit.S3;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.Files.Tests.S3;

public sealed class S3BackupsTests : IAsyncLifetime
{
    private S3Server _server = null!;
    private TestEngine _engine = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private IBackupStorage Backups => _engine.Get<IBackupStorage>();

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _engine = await TestEngine.OpenAsync(services => services.AddSingleton<S3Buckets>().AddSingleton<IBackupStorage, S3Backups>());
        var settings = _engine.Get<ISettings>();
        await settings.SaveAsync(settings.Current with { Backups = new BackupSettings { Cron = "", CronMaxKeep = 3, S3 = _server.Settings } }, Aborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_backup_goes_into_the_bucket_and_nowhere_else()
    {
        await _engine.Get<IBackups>().CreateAsync("one.zip", Aborted);

        _server["one.zip"].ContentType.ShouldBe("application/zip");
        _server["one.zip"].Metadata.Values.ShouldBe(["one.zip"]);
        Directory.Exists(_engine.Folder.File("backups")).ShouldBeFalse();
    }

    [Fact]
    public async Task Backups_are_listed_by_name_with_size_and_time()
    {
        foreach (var name in new[] { "b.zip", "a.zip", "@auto_pb_backup_x.zip" }) await Backups.SaveAsync(name, new MemoryStream([1, 2, 3]), Aborted);

        var list = await Backups.ListAsync(Aborted);

        list.Select(backup => backup.Name).ShouldBe(["@auto_pb_backup_x.zip", "a.zip", "b.zip"]);
        list.ShouldAllBe(backup => backup.Size == 3 && (TimeProvider.System.GetUtcNow() - backup.Modified).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task One_that_is_deleted_is_gone_and_can_not_be_deleted_again()
    {
        await Backups.SaveAsync("a.zip", new MemoryStream([1]), Aborted);

        await Backups.DeleteAsync("a.zip", Aborted);

        (await Backups.OpenAsync("a.zip", Aborted)).ShouldBeNull();
        await Should.ThrowAsync<FileNotFoundException>(() => Backups.DeleteAsync("a.zip", Aborted));
    }
}
