using System.Reflection;
using Carter;
using FluentValidation;
using Holdall.Engine.DataDirectory;
using Microsoft.Data.Sqlite;

namespace Holdall.Host.Plugins;

/// <summary>
/// What host and plugins must have in common: the contract, and SQLite, of which a process must hold only one native copy (two break each other's
/// file locks). The list of the framework's assemblies is made by the build.
/// </summary>
internal static class SharedAssemblies
{
    private const string FrameworkList = "framework-assemblies.txt";

    private static readonly AssemblyName[] Contract =
    [
        typeof(IPlugin).Assembly.GetName(),
        typeof(ICarterModule).Assembly.GetName(),
        typeof(IValidator).Assembly.GetName(),
        typeof(SqliteConnection).Assembly.GetName(),
        typeof(SQLitePCL.raw).Assembly.GetName(),
        typeof(SQLitePCL.Batteries_V2).Assembly.GetName(),
        typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly.GetName(),
    ];

    private static readonly HashSet<string> Names = new([.. Contract.Select(name => name.Name!), .. Framework()], StringComparer.OrdinalIgnoreCase);

    public static bool Contains(AssemblyName name) => Names.Contains(name.Name!);

    /// <summary>A plugin's own copies of these are not used; one that is newer than the host's can't be satisfied.</summary>
    /// <exception cref="StartFailure">The folder has a newer one.</exception>
    public static void ThrowIfNewerIn(string folder)
    {
        foreach (var ours in Contract)
        {
            var path = Path.Combine(folder, ours.Name + ".dll");
            if (!UnixFiles.IsRegular(path)) continue;
            var theirs = AssemblyName.GetAssemblyName(path);
            if (theirs.Version > ours.Version) throw new StartFailure($"It needs {ours.Name} {theirs.Version}; this host has {ours.Version}, which all share.");
        }
    }

    private static IEnumerable<string> Framework()
    {
        using var list = new StreamReader(typeof(SharedAssemblies).Assembly.GetManifestResourceStream(FrameworkList)!);
        while (list.ReadLine() is { } name) yield return name;
    }
}
