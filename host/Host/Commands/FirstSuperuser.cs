using Holdall.Collections;
using Holdall.Host.Plugins;
using Holdall.Records;

namespace Holdall.Host.Commands;

/// <summary>How the first superuser is made, for as long as there is none: without one nobody can do more than a guest.</summary>
internal static class FirstSuperuser
{
    /// <summary>The command that makes one, or null if there is one or accounts are switched off.</summary>
    /// <param name="services">Those of a generation that has opened its data directory.</param>
    public static string? Command(IServiceProvider services)
    {
        if (!services.GetRequiredService<IReadOnlyList<PluginState>>().Any(p => p is { Id: "auth", IsActive: true })) return null;
        if (services.GetRequiredService<IRecords>().Count(SystemCollections.Superusers) > 0) return null;
        return $"{Program} superuser upsert EMAIL PASSWORD --dir {Quoted(services.GetRequiredService<LaunchOptions>().DataFolder)}";
    }

    private static string Program =>
        GlobalOptions.IsLauncher(Environment.ProcessPath) ? "dotnet " + Quoted(Environment.GetCommandLineArgs()[0]) : Quoted(Environment.ProcessPath);

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
