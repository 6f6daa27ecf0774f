using Holdall.Engine;
using Holdall.Engine.Collections;
using Holdall.Engine.Health;
using Holdall.Engine.Hooks;
using Holdall.Engine.Storage;
using Holdall.Hooks;
using Holdall.Host.Commands;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host;

/// <summary>Puts the engine into the host: its services, its modules, and how it is opened and closed.</summary>
internal static class Composition
{
    /// <summary>Endpoint modules of the engine.</summary>
    public static readonly IReadOnlyList<Type> Endpoints = [typeof(HealthModule)];

    /// <summary>Hook modules of the engine.</summary>
    public static readonly IReadOnlyList<Type> Hooks = [];

    public static void AddEngine(IServiceCollection services, LaunchOptions launch)
    {
        var key = launch.EncryptionVariable is null ? null : Environment.GetEnvironmentVariable(launch.EncryptionVariable);
        services.AddSingleton(new EngineOptions(launch.DataFolder, key, launch.QueryTimeout));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IHooks, HookRegistry>();
        services.AddSingleton<ISettings, DefaultSettings>();
        services.AddSingleton(provider => Open(provider.GetRequiredService<EngineOptions>()));
        services.AddSingleton<SchemaCache>();
        services.AddSingleton<TellHealth>();
    }

    /// <summary>Opens the data directory.</summary>
    public static Task OpenAsync(IServiceProvider services)
    {
        services.GetRequiredService<Databases>();
        return Task.CompletedTask;
    }

    private static Databases Open(EngineOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        return new Databases(
            Database.Open(Path.Combine(options.DataDirectory, Databases.MainFile)),
            Database.Open(Path.Combine(options.DataDirectory, Databases.AuxiliaryFile)));
    }

    private sealed class DefaultSettings : ISettings
    {
        public AppSettings Current { get; } = new();
    }
}
