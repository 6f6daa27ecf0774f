using Holdall.Files;
using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.Thumbs;

namespace Holdall.Plugins.Files;

/// <summary>Lets records have files, and serves them.</summary>
public sealed class FilesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<IFileStorage>(services => services.GetRequiredKeyedService<IFileStorage>(IFileStorage.Local))
            .AddSingleton<FileOwners>()
            .AddSingleton<ProtectedFiles>()
            .AddSingleton<ThumbMaker>()
            .AddSingleton<ThumbChoice>()
            .AddSingleton<DownloadFile>()
            .AddSingleton<CreateFileToken>();
        plugin.AddSettings<FilesSettings>("files").AddEndpoints<FilesModule>();
    }
}
