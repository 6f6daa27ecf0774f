using Holdall.Collections;
using Holdall.Engine;
using Holdall.Engine.Backups;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Migrations;
using Holdall.Engine.Schema;
using Holdall.Host.Commands;
using Holdall.Host.Jobs;
using Holdall.Host.Jobs.Dashboard;
using Holdall.Host.Plugins;
using Holdall.Host.PublicFolder;

namespace Holdall.Host;

/// <summary>Puts the engine into the host: its services, its modules, and how it is opened and closed.</summary>
internal static partial class Composition
{
    /// <summary>Endpoint modules of the engine and of the host itself.</summary>
    public static readonly IReadOnlyList<Type> Endpoints =
        [.. EngineSetup.Modules, typeof(CronsModule), typeof(JobsDashboardModule), typeof(PluginsModule), typeof(DashboardExtensions)];

    /// <summary>Hook modules of the engine.</summary>
    public static readonly IReadOnlyList<Type> Hooks = EngineSetup.Hooks;

    public static void AddEngine(IServiceCollection services, LaunchOptions launch)
    {
        services.AddEngine(new EngineOptions(launch.DataFolder, launch.EncryptionKey, launch.QueryTimeout)
        {
            FilterTimeout = launch.FilterTimeout,
            RequestsLogged = launch.RequestsLogged,
            IncrementalFolder = launch.IncrementalFolder,
        });
    }

    /// <summary>Adds the jobs of host and plugins.</summary>
    public static void AddJobs(IServiceCollection services, LaunchOptions launch, IReadOnlyList<PluginState> plugins)
    {
        var modules = new List<(string Plugin, Type Module)>();
        foreach (var plugin in plugins)
        {
            foreach (var type in plugin.Contributions?.Jobs ?? []) modules.Add((plugin.Id, type));
        }

        services.AddSingleton(JobsDashboardSettings.Of(HostConfiguration.Read(launch)));
        services.AddHoldallJobs(launch.DataFolder, modules);
    }

    /// <summary>Adds the migrations of plugins.</summary>
    /// <exception cref="PluginFailure">One has the name of another one.</exception>
    public static void AddMigrations(IServiceCollection services, IReadOnlyList<PluginState> plugins)
    {
        var known = new KnownMigrations();
        foreach (var plugin in plugins)
        {
            foreach (var type in plugin.Contributions?.Migrations ?? []) Add(known, plugin.Id, type);
        }

        services.AddSingleton(known);
    }

    /// <summary>Adds the options of collections that plugins have.</summary>
    /// <exception cref="PluginFailure">One has the name of another one.</exception>
    public static void AddCollectionOptions(IServiceCollection services, IReadOnlyList<PluginState> plugins)
    {
        var known = new KnownCollectionOptions();
        foreach (var plugin in plugins)
        {
            foreach (var (option, check) in plugin.Contributions?.CollectionOptions ?? []) Add(known, plugin.Id, option, check);
        }

        services.AddSingleton(known);
    }

    /// <summary>Applies the migrations that were not applied yet. After a restore they may undo what it was for, so they are named.</summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        var isRestored = DataSwap.IsUnsettled(services.GetRequiredService<EngineOptions>().DataDirectory);
        var applied = await services.GetRequiredService<MigrationRunner>().UpAsync();
        if (!isRestored || applied.Count == 0) return;
        var folder = services.GetRequiredService<LaunchOptions>().MigrationsFolder;
        LogAppliedToRestored(services.GetRequiredService<ILogger<Generation>>(), string.Join(", ", applied), folder);
    }

    /// <summary>Finishes or undoes a restore in which another process died. Nothing in the data directory may be read before.</summary>
    /// <returns>A restore that is done but on which nobody has started yet, or null.</returns>
    public static DataSwap? Recover(LaunchOptions launch) => DataSwap.Recover(launch.DataFolder);

    /// <summary>Opens the data directory, and deletes what backups have left over.</summary>
    public static async Task OpenAsync(IServiceProvider services)
    {
        await services.GetRequiredService<EngineLifetime>().OpenAsync();
        var directory = services.GetRequiredService<EngineOptions>().DataDirectory;
        WarnOf(DataSwap.Tidy(directory), services);
        if (Exposure.Find(directory) is { Count: > 0 } open) LogExposed(services.GetRequiredService<ILogger<Generation>>(), directory, string.Join(", ", open));
    }

    /// <summary>The application works on what a restore has brought, if one has: what was before goes.</summary>
    public static void Settle(IServiceProvider services) => WarnOf(DataSwap.Settle(services.GetRequiredService<EngineOptions>().DataDirectory), services);

    /// <summary>Begins what only a process does that serves.</summary>
    public static void Serve(IServiceProvider services) => services.GetRequiredService<EngineLifetime>().Serve();

    /// <summary>Closes the data directory.</summary>
    public static Task CloseAsync(IServiceProvider services) => services.GetRequiredService<EngineLifetime>().CloseAsync();

    private static void Add(KnownMigrations known, string plugin, Type type)
    {
        try
        {
            known.Add(plugin, type);
        }
        catch (MigrationException e)
        {
            throw new PluginFailure(plugin, e);
        }
    }

    private static void Add(KnownCollectionOptions known, string plugin, CollectionOption option, Type? check)
    {
        try
        {
            known.Add(plugin, option, check);
        }
        catch (InvalidOperationException e)
        {
            throw new PluginFailure(plugin, e);
        }
    }

    private static void WarnOf(Exception? failure, IServiceProvider services)
    {
        if (failure is not null) LogNotRemoved(services.GetRequiredService<ILogger<Generation>>(), failure);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The temporary folder in the data directory could not be deleted; the next start tries again.")]
    private static partial void LogNotRemoved(ILogger logger, Exception failure);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Migrations that are newer than what was restored were applied to it: {Names}. If the restore was to undo what they do, move their files out "
            + "of {Folder} and restore again.")]
    private static partial void LogAppliedToRestored(ILogger logger, string names, string folder);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Other users of this machine can get at the data in {Directory}: {Names}. Close it with chmod -R go= on the directory.")]
    private static partial void LogExposed(ILogger logger, string directory, string names);
}
