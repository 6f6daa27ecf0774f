using Holdall.App;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Jobs;

/// <summary>The job that makes backups comes and goes with the settings.</summary>
[Collection("Jobs")]
public sealed class BackupJobsTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task It_has_the_schedule_of_the_settings_and_is_absent_without_one()
    {
        await using var app = await TestJobs.StartAsync(_directory, _ => { });
        Schedule(app).ShouldBeNull();

        await ReloadAsync(app, "@daily");
        Schedule(app).ShouldBe("0 0 * * *");
        await ReloadAsync(app, "*/5 * * * *");
        Schedule(app).ShouldBe("*/5 * * * *");
        await ReloadAsync(app, "");
        Schedule(app).ShouldBeNull();
    }

    [Fact]
    public async Task A_schedule_that_was_broken_from_outside_stops_nothing_else()
    {
        await using var app = await TestJobs.StartAsync(_directory, _ => { });
        await ReloadAsync(app, "@daily");

        await ReloadAsync(app, "every day");

        Schedule(app).ShouldBeNull();
        app.Jobs.Crons.ShouldNotBeEmpty();
        app.Log.Has(LogLevel.Error, "No automatic backups are made: \"every day\" is no schedule.").ShouldBeTrue();
    }

    private static string? Schedule(TestJobs app) => app.Jobs.Crons.FirstOrDefault(cron => cron.Id == "__pbAutoBackup__")?.Expression;

    private static Task ReloadAsync(TestJobs app, string cron)
    {
        app.Settings.Current = new AppSettings { Backups = new BackupSettings { Cron = cron, CronMaxKeep = 3, S3 = new S3Settings() } };
        return app.Hooks.SettingsReload.RunAsync(new SettingsEvent { Settings = app.Settings.Current }, () => Task.CompletedTask);
    }
}
