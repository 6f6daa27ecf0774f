using Holdall.Backups;
using Holdall.Engine.Backups.Incremental;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Backups;

/// <summary>The backups as a set of services.</summary>
internal static class BackupServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddSingleton<ActiveBackup>()
        .AddSingleton<BackupFolder>()
        .AddSingleton<BackupStorages>()
        .AddSingleton<ClaimedNames>()
        .AddSingleton<BackupHistory>()
        .AddSingleton<BackupMaker>()
        .AddSingleton<BackupRestorer>()
        .AddSingleton<IBackups, Backups>()
        .AddSingleton<BackupAlert>()
        .AddSingleton<AutomaticBackups>()
        .AddSingleton<ListBackups>()
        .AddSingleton<CreateBackup>()
        .AddSingleton<UploadBackup>()
        .AddSingleton<DownloadBackup>()
        .AddSingleton<DeleteBackup>()
        .AddSingleton<RestoreBackup>()
        .AddSingleton<SegmentStores>()
        .AddSingleton<IncrementalBackups>()
        .AddSingleton<ShowIncrementalBackups>();
}
