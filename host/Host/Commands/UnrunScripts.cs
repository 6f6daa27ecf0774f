using Holdall.Engine.Migrations;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary>
/// Scripts of PocketBase beside the data directory that nobody runs: who brings an application along should not believe that they are in force.
/// </summary>
internal static class UnrunScripts
{
    /// <summary>The plugin that runs them.</summary>
    private const string Runner = "js-hooks";

    /// <summary>One line for each folder that has some.</summary>
    /// <param name="services">Those of a generation that has opened its data directory.</param>
    public static IEnumerable<string> Warnings(IServiceProvider services)
    {
        if (services.GetRequiredService<IReadOnlyList<PluginState>>().Any(p => p is { Id: Runner, IsActive: true })) yield break;
        var launch = services.GetRequiredService<LaunchOptions>();
        foreach (var folder in (string[])[launch.HooksFolder, launch.MigrationsFolder])
        {
            if (Unreadable.Reason(folder) is { } reason) yield return $"{folder} can't be looked into for scripts that are not run: {reason}";
        }

        var hooks = NamesIn(launch.HooksFolder, ".pb.js", ".pb.ts");
        if (hooks.Length > 0) yield return $"hooks in JavaScript are not run: {string.Join(", ", hooks)} in {launch.HooksFolder}";
        // What PocketBase has applied is in force.
        var migrations = services.GetRequiredService<MigrationRunner>().NotApplied(NamesIn(launch.MigrationsFolder, ".js", ".ts"));
        if (migrations.Count > 0)
        {
            yield return $"migrations in JavaScript are not run, and these were not applied yet: {string.Join(", ", migrations)} in {launch.MigrationsFolder}";
        }
    }

    private static string[] NamesIn(string folder, params string[] endings)
    {
        if (!Directory.Exists(folder) || Unreadable.Reason(folder) is not null) return [];
        string[] names = [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(name => Array.Exists(endings, name.EndsWith))];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
