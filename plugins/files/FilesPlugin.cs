using Holdall.Files;
using Holdall.Plugins.Files.Download;
using Holdall.Plugins.Files.Storage;

namespace Holdall.Plugins.Files;

/// <summary>Stores the files of records and serves them.</summary>
public sealed class FilesPlugin : IPlugin
{
    /// <summary>Key of the configuration that names the data directory.</summary>
    private const string DataDirectoryKey = "dataDirectory";

    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        var data = plugin.Configuration[DataDirectoryKey] ?? throw new InvalidOperationException($"The configuration has no {DataDirectoryKey}.");
        plugin.Services
            .AddSingleton<IFileStorage>(services => new LocalStorage(Path.Combine(data, "storage"), services.GetRequiredService<TimeProvider>()))
            .AddSingleton<FileOwners>()
            .AddSingleton<ProtectedFiles>()
            .AddSingleton<Thumbs>()
            .AddSingleton<DownloadFile>()
            .AddSingleton<CreateFileToken>();
        plugin.AddEndpoints<FilesModule>();
    }
}
