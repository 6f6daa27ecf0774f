using Holdall.Files;
using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.Storage;

namespace Holdall.Plugins.Files;

/// <summary>Stores the files of records and serves them.</summary>
public sealed class FilesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        var folder = Path.Combine(plugin.DataDirectory, "storage");
        plugin.Services
            .AddSingleton<IFileStorage>(services => new LocalStorage(folder, services.GetRequiredService<TimeProvider>()))
            .AddSingleton<FileOwners>()
            .AddSingleton<ProtectedFiles>()
            .AddSingleton<Thumbs>()
            .AddSingleton<DownloadFile>()
            .AddSingleton<CreateFileToken>();
        plugin.AddEndpoints<FilesModule>();
    }
}
