using Holdall.Engine.DataDirectory;
using Holdall.Host.Commands;

namespace Holdall.Host.Plugins;

/// <summary>
/// The configuration of a deployment: <c>holdall.json</c> in the data directory, overlaid with <c>HOLDALL_…</c> of the environment and with the command
/// line.
/// </summary>
internal static class HostConfiguration
{
    public const string FileName = "holdall.json";
    private const string Prefix = "HOLDALL_";

    public static string PathOf(LaunchOptions launch) => Path.Combine(launch.DataFolder, FileName);

    /// <exception cref="StartFailure">The file can't be read.</exception>
    public static IConfiguration Read(LaunchOptions launch)
    {
        var path = PathOf(launch);
        var builder = new ConfigurationBuilder();
        try
        {
            if (UnixFiles.IsRegular(path)) builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            return AddStronger(builder, launch).Build();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or System.Text.Json.JsonException)
        {
            throw new StartFailure($"{path} can't be read: {e.GetBaseException().Message}", e);
        }
    }

    /// <summary>What the file does not decide: the environment and the command line.</summary>
    public static IConfiguration ReadStronger(LaunchOptions launch) => AddStronger(new ConfigurationBuilder(), launch).Build();

    private static IConfigurationBuilder AddStronger(IConfigurationBuilder builder, LaunchOptions launch) =>
        builder.AddEnvironmentVariables(Prefix).AddInMemoryCollection(Folders(launch)).AddInMemoryCollection(launch.Settings);

    /// <summary>Folders are options of the command line only: the host looks into them, too.</summary>
    private static Dictionary<string, string?> Folders(LaunchOptions launch) => new()
    {
        [$"settings:{UnrunScripts.Runner}:hooksDir"] = launch.HooksFolder,
        [$"settings:{UnrunScripts.Runner}:migrationsDir"] = launch.MigrationsFolder,
    };
}
