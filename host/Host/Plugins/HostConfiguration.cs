using Microsoft.Extensions.Configuration;

namespace Holdall.Host.Plugins;

/// <summary>The configuration of a deployment: <c>holdall.json</c> in the data directory, overlaid with <c>HOLDALL_…</c> of the environment.</summary>
internal static class HostConfiguration
{
    private const string FileName = "holdall.json";
    private const string Prefix = "HOLDALL_";

    /// <summary>Key under which plugins find the data directory.</summary>
    private const string DataDirectory = "dataDirectory";

    /// <exception cref="StartFailure">The file can't be read.</exception>
    public static IConfiguration Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        var builder = new ConfigurationBuilder();
        if (!File.Exists(path)) return Complete(builder, dataFolder);
        try
        {
            return Complete(builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path))), dataFolder);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or System.Text.Json.JsonException)
        {
            throw new StartFailure($"{path} can't be read: {e.GetBaseException().Message}", e);
        }
    }

    /// <summary>The data directory is what the command line says, whatever else says otherwise.</summary>
    private static IConfigurationRoot Complete(IConfigurationBuilder builder, string dataFolder) =>
        builder.AddEnvironmentVariables(Prefix).AddInMemoryCollection([new(DataDirectory, Path.GetFullPath(dataFolder))]).Build();
}
