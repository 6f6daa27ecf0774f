using Holdall.App;
using Holdall.Engine.Backups;
using Holdall.Hooks;
using Holdall.Jobs;
using Holdall.Settings;

namespace Holdall.Host.Jobs;

/// <summary>Makes backups on the clock of the settings, for as long as these have one.</summary>
internal sealed partial class BackupJobs(AutomaticBackups backups, ISettings settings, IHooks hooks, ILogger<BackupJobs> logger) : IJobModule
{
    private const string Id = "__pbAutoBackup__";

    public void AddJobs(IJobRegistry jobs)
    {
        Register(jobs);
        hooks.SettingsReload.Use(async (_, next) =>
        {
            await next();
            Register(jobs);
        });
    }

    private void Register(IJobRegistry jobs)
    {
        var cron = settings.Current.Backups.Cron;
        try
        {
            if (cron.Length > 0) jobs.AddCron(Id, cron, run => backups.RunAsync(run.Aborted));
            else jobs.RemoveCron(Id);
        }
        catch (FormatException e)
        {
            // Saved settings are valid; these were changed past the application.
            jobs.RemoveCron(Id);
            LogNotValid(logger, cron, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No automatic backups are made: \"{Cron}\" is no schedule.")]
    private static partial void LogNotValid(ILogger logger, string cron, Exception failure);
}
