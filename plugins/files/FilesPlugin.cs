using Holdall.Backups;
using Holdall.Files;
using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.Moving;
using Holdall.Plugins.Files.S3;
using Holdall.Plugins.Files.Thumbs;
using Holdall.Plugins.Files.Uploads;
using Holdall.Plugins.Files.Uploads.Tus;
using Holdall.Settings;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files;

/// <summary>Lets records have files, and serves them.</summary>
public sealed class FilesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<S3Buckets>()
            .AddSingleton<IBucketStorages>(services => services.GetRequiredService<S3Buckets>())
            .AddSingleton(services => new S3Storage(() => services.GetRequiredService<S3Buckets>().Files, services.GetRequiredService<IContentTypes>()))
            .AddSingleton<IBackupStorage, S3Backups>()
            .AddSingleton<IFileStorage>(services => new ChosenStorage(
                services.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local),
                services.GetRequiredService<S3Storage>(),
                services.GetRequiredService<ISettings>()))
            .AddSingleton<TestS3>()
            .AddSingleton<IStorageTest>(services => services.GetRequiredService<TestS3>())
            .AddSingleton<FileOwners>()
            .AddSingleton<ProtectedFiles>()
            .AddSingleton<IThumbEncoder, WebpEncoder>()
            .AddSingleton<ThumbFormats>()
            .AddSingleton<ThumbMaker>()
            .AddSingleton<IThumbs>(services => services.GetRequiredService<ThumbMaker>())
            .AddSingleton<ThumbChoice>()
            .AddSingleton<BucketLinks>()
            .AddSingleton<DownloadFile>()
            .AddSingleton<CreateFileToken>();
        AddUploads(plugin.Services, Path.Combine(plugin.DataDirectory, ".holdall", "uploads"));
        plugin.AddSettings<FilesSettings>("files").AddEndpoints<FilesModule>().AddEndpoints<UploadsModule>();
        plugin.AddHooks<UploadHooks>().AddJobs<UploadJobs>().AddCommands<FileCommands>();
    }

    private static void AddUploads(IServiceCollection services, string folder) => services
        .AddSingleton(s => new UploadFolder(folder, s.GetRequiredService<IOptions<FilesSettings>>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<BucketUploads>()
        .AddSingleton<IStagedUploads, StagedUploads>()
        .AddSingleton<NewUploads>()
        .AddSingleton<UploadCleanup>()
        .AddSingleton<PresignUpload>()
        .AddSingleton<TusRequests>()
        .AddSingleton<BeginUpload>()
        .AddSingleton<ShowUpload>()
        .AddSingleton<AppendToUpload>()
        .AddSingleton<EndUpload>();
}
