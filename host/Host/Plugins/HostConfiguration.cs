using Holdall.Engine.DataDirectory;

namespace Holdall.Host.Plugins;

/// <summary>The configuration of a deployment: <c>holdall.json</c> in the data directory, overlaid with <c>HOLDALL_…</c> of the environment.</summary>
internal static class HostConfiguration
{
    public const string FileName = "holdall.json";
    private const string Prefix = "HOLDALL_";

    /// <exception cref="StartFailure">The file can't be read.</exception>
    public static IConfiguration Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        var builder = new ConfigurationBuilder();
        try
        {
            if (UnixFiles.IsRegular(path)) builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            return builder.AddEnvironmentVariables(Prefix).Build();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or System.Text.Json.JsonException)
        {
            throw new StartFailure($"{path} can't be read: {e.GetBaseException().Message}", e);
        }
    }
}
