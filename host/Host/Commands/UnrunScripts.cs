using Holdall.Engine.DataDirectory;
using Holdall.Engine.Migrations;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary>
/// Scripts of PocketBase beside the data directory that nobody runs: who brings an application along should not believe that they are in force.
/// </summary>
internal static class UnrunScripts
{
    /// <summary>The plugin that runs them.</summary>
    public const string Runner = "js-hooks";

    private static readonly string[] Hooks = [".pb.js", ".pb.ts"];
    private static readonly string[] Migrations = [".js", ".ts"];

    /// <summary>One line for each folder that has some.</summary>
    /// <param name="services">Those of a generation that has opened its data directory.</param>
    public static IEnumerable<string> Warnings(IServiceProvider services)
    {
        if (services.GetRequiredService<IReadOnlyList<PluginState>>().Any(p => p is { Id: Runner, IsActive: true })) yield break;
        var launch = services.GetRequiredService<LaunchOptions>();
        foreach (var folder in (string[])[launch.HooksFolder, launch.MigrationsFolder])
        {
            if (Unreadable.Reason(folder) is { } reason) yield return $"{folder} can't be looked into for scripts that are not run: {reason}";
            var others = NamesIn(folder, static path => !UnixFiles.IsRegular(path), [.. Hooks, .. Migrations]);
            if (others.Length > 0) yield return $"these are not regular files and are not looked at: {string.Join(", ", others)} in {folder}";
        }

        var hooks = NamesIn(launch.HooksFolder, UnixFiles.IsRegular, Hooks);
        if (hooks.Length > 0) yield return $"hooks in JavaScript are not run: {string.Join(", ", hooks)} in {launch.HooksFolder}";
        // What PocketBase has applied is in force.
        var migrations = services.GetRequiredService<MigrationRunner>().NotApplied(NamesIn(launch.MigrationsFolder, UnixFiles.IsRegular, Migrations));
        if (migrations.Count > 0)
        {
            yield return $"migrations in JavaScript are not run, and these were not applied yet: {string.Join(", ", migrations)} in {launch.MigrationsFolder}";
        }
    }

    private static string[] NamesIn(string folder, Func<string, bool> isMeant, string[] endings)
    {
        if (!Directory.Exists(folder) || Unreadable.Reason(folder) is not null) return [];
        var files = Directory.GetFiles(folder).Where(path => Array.Exists(endings, path.EndsWith) && isMeant(path));
        string[] names = [.. files.Select(path => Path.GetFileName(path))];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
