using Holdall.Backups;
using Holdall.Files;
using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.Moving;
using Holdall.Plugins.Files.S3;
using Holdall.Plugins.Files.Thumbs;
using Holdall.Settings;

namespace Holdall.Plugins.Files;

/// <summary>Lets records have files, and serves them.</summary>
public sealed class FilesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<S3Buckets>()
            .AddSingleton<S3Storage>()
            .AddSingleton<IBackupStorage, S3Backups>()
            .AddSingleton<IFileStorage>(services => new ChosenStorage(
                services.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local),
                services.GetRequiredService<S3Storage>(),
                services.GetRequiredService<ISettings>()))
            .AddSingleton<TestS3>()
            .AddSingleton<FileOwners>()
            .AddSingleton<ProtectedFiles>()
            .AddSingleton<ThumbMaker>()
            .AddSingleton<ThumbChoice>()
            .AddSingleton<DownloadFile>()
            .AddSingleton<CreateFileToken>();
        plugin.Services.PostConfigure<FilesSettings>(static settings => settings.ThrowIfWrong());
        plugin.AddSettings<FilesSettings>("files").AddEndpoints<FilesModule>().AddCommands<FileCommands>();
    }
}
