using System.Text;
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
    public const string SettingsSection = "settings";
    public const string JobsSection = "jobs";
    private const string Prefix = "HOLDALL_";

    public static string PathOf(LaunchOptions launch) => Path.Combine(launch.DataFolder, FileName);

    /// <exception cref="StartFailure">The file can't be read.</exception>
    public static IConfiguration Read(LaunchOptions launch) => Layered(launch, ReadFile(launch));

    /// <summary>The same, were the file another one.</summary>
    public static IConfiguration With(LaunchOptions launch, string text) =>
        Layered(launch, new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build());

    /// <summary>What file and environment say.</summary>
    /// <exception cref="StartFailure">The file can't be read.</exception>
    public static IConfiguration ReadWritten(LaunchOptions launch) => Written(ReadFile(launch)).Build();

    /// <summary>What the file says.</summary>
    /// <exception cref="StartFailure">It can't be read.</exception>
    public static IConfiguration ReadFile(LaunchOptions launch)
    {
        var path = PathOf(launch);
        var builder = new ConfigurationBuilder();
        try
        {
            if (UnixFiles.IsRegular(path)) builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            return builder.Build();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or System.Text.Json.JsonException)
        {
            throw new StartFailure($"{path} can't be read: {e.GetBaseException().Message}", e);
        }
    }

    /// <summary>What the environment says, which is stronger than the file.</summary>
    public static IConfiguration ReadEnvironment()
    {
        var named = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build().AsEnumerable())
        {
            if (value is not null) named[Named(key)] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(named).Build();
    }

    /// <summary>The name in the configuration that a variable has: sections of settings are named after plugins, whose dashes are underscores there.</summary>
    public static string Named(string key)
    {
        var parts = key.Split(ConfigurationPath.KeyDelimiter);
        if (parts.Length > 2 && parts[0].Equals(SettingsSection, StringComparison.OrdinalIgnoreCase)) parts[1] = PluginSelection.IdOf(parts[1]);
        return ConfigurationPath.Combine(parts);
    }

    /// <summary>What is named later is stronger.</summary>
    private static IConfiguration Layered(LaunchOptions launch, IConfiguration file) =>
        Written(file).AddInMemoryCollection(Folders(launch)).AddInMemoryCollection(launch.Settings).Build();

    private static IConfigurationBuilder Written(IConfiguration file) => new ConfigurationBuilder().AddConfiguration(file).AddConfiguration(ReadEnvironment());

    /// <summary>Folders are options of the command line only: the host looks into them, too.</summary>
    private static Dictionary<string, string?> Folders(LaunchOptions launch) => new()
    {
        [$"settings:{UnrunScripts.Runner}:hooksDir"] = launch.HooksFolder,
        [$"settings:{UnrunScripts.Runner}:migrationsDir"] = launch.MigrationsFolder,
    };
}
