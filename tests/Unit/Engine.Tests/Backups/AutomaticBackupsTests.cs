using Holdall.Backups;
using Holdall.Engine.Backups;
using Holdall.Engine.Settings;
using Holdall.Hooks;
using Holdall.Mail;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Backups;

public sealed class AutomaticBackupsTests : IAsyncLifetime
{
    private readonly FakeMailer _mailer = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync(services => services.AddSingleton<IMailer>(_mailer));
        await _engine.Get<SettingsStore>().SaveAsync(
            new AppSettings { Backups = new BackupSettings { Cron = "@daily", CronMaxKeep = 2, S3 = new S3Settings() } }, Aborted);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private Task RunAsync() => _engine.Get<AutomaticBackups>().RunAsync(Aborted);

    private async Task<IEnumerable<string>> NamesAsync() => (await _engine.Get<BackupFolder>().ListAsync(Aborted)).Select(backup => backup.Name);

    [Fact]
    public async Task Only_the_newest_automatic_ones_are_kept()
    {
        var old = await SaveAsync("@auto_pb_backup_acme_20200101000000.zip", new DateTime(2020, 1, 1));
        await SaveAsync("@auto_other.zip", new DateTime(2019, 1, 1));
        await SaveAsync("manual.zip", new DateTime(2019, 1, 1));

        await RunAsync();
        (await NamesAsync()).ShouldContain(old);
        ((FakeTimeProvider)_engine.Get<TimeProvider>()).Advance(TimeSpan.FromSeconds(1));
        await RunAsync();

        (await NamesAsync()).ShouldBe(["@auto_other.zip", "@auto_pb_backup_acme_20260102030405.zip", "@auto_pb_backup_acme_20260102030406.zip", "manual.zip"]);
        _mailer.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_superuser_is_told_of_a_failure_and_old_ones_go_all_the_same()
    {
        Sql.Execute(_engine.File, "INSERT INTO _superusers (id, email, tokenKey) VALUES ('a', 'a@example.com', 'x'), ('b', 'b@example.com', 'y')");
        foreach (var year in (int[])[2020, 2021, 2022]) await SaveAsync($"@auto_pb_backup_acme_{year}0101000000.zip", new DateTime(year, 1, 1));
        _engine.Get<IHooks>().BackupCreate.Use((_, _) => throw new IOException("No <space> left."));

        await Should.ThrowAsync<IOException>(RunAsync);

        _mailer.Sent.Select(mail => mail.To[0].Address).ShouldBe(["a@example.com", "b@example.com"], ignoreOrder: true);
        _mailer.Sent[0].Subject.ShouldBe("[Acme system alert] Autobackup failure");
        _mailer.Sent[0].Html.ShouldContain("Failed to create/upload automated backup. Raw error:\nNo &lt;space&gt; left.");
        (await NamesAsync()).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_mail_that_can_not_be_sent_hides_nothing()
    {
        Sql.Execute(_engine.File, "INSERT INTO _superusers (id, email, tokenKey) VALUES ('a', 'a@example.com', 'x')");
        _mailer.Failure = new MailException("No connection.");
        _engine.Get<IHooks>().BackupCreate.Use((_, _) => throw new IOException("No space left."));

        (await Should.ThrowAsync<IOException>(RunAsync)).Message.ShouldBe("No space left.");
    }

    private async Task<string> SaveAsync(string name, DateTime modified)
    {
        await _engine.Get<BackupFolder>().SaveAsync(name, new MemoryStream([1]), Aborted);
        File.SetLastWriteTimeUtc(Path.Combine(_engine.Folder.Path, "backups", name), modified);
        return name;
    }
}
