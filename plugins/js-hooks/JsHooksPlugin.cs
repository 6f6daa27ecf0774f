using Holdall.Migrations;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Commands;
using Holdall.Plugins.JsHooks.Globals;
using Holdall.Plugins.JsHooks.Loading;
using Holdall.Plugins.JsHooks.Migrations;
using Holdall.Plugins.JsHooks.Modules;
using Holdall.Plugins.JsHooks.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.JsHooks;

/// <summary>Runs hooks, routes and crons that are written in JavaScript.</summary>
public sealed class JsHooksPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.AddSettings<JsHooksSettings>("js-hooks")
            .AddHooks<ScriptHookModule>().AddHooks<Automigrate>().AddHooks<TypesHooks>().AddCommands<ScriptCommands>().AddJobs<ScriptJobModule>();
        plugin.Services
            .AddSingleton(FoldersOf(plugin))
            .AddSingleton(s => s.GetRequiredService<IOptions<JsHooksSettings>>().Value)
#pragma warning disable RS0030 // What scripts print goes where their server prints.
            .AddSingleton(new ScriptOutput(Console.Out, Console.Error))
#pragma warning restore RS0030
            .AddSingleton<ScriptServices>()
            .AddSingleton<ScriptThreads>()
            .AddSingleton(PlatformOf)
            .AddSingleton<ScriptLoader>()
            .AddSingleton<TypeDeclarations>()
            .AddSingleton<Func<TypeDeclarations>>(static s => s.GetRequiredService<TypeDeclarations>)
            .AddSingleton<ScriptMigrations>()
            .AddSingleton<IMigrationSource>(s => s.GetRequiredService<ScriptMigrations>())
            .AddSingleton<ScriptHooks>()
            .AddSingleton<ScriptRoutes>()
            .AddSingleton<ScriptHost>()
            .AddSingleton<ScriptStore>()
            .AddSingleton<ScriptCron>()
            .AddSingleton<ConsoleGlobals>()
            .AddHostedService<ScriptWatch>();
        AddGlobals(plugin.Services);
        plugin.Services.AddScriptLibraries();
    }

    private static void AddGlobals(IServiceCollection services) => services
        .AddSingleton<IScriptGlobals, AppGlobals>()
        .AddSingleton<IScriptGlobals, Registration>()
        .AddSingleton<IScriptGlobals, CronGlobals>()
        .AddSingleton<IScriptGlobals, ErrorGlobals>()
        .AddSingleton<IScriptGlobals, ModelGlobals>()
        .AddSingleton<IScriptGlobals, ApisGlobals>()
        .AddSingleton<IScriptGlobals>(s => s.GetRequiredService<ConsoleGlobals>())
        .AddSingleton<IScriptGlobals, RequireGlobals>()
        .AddSingleton<IScriptGlobals, BufferGlobals>();

    private static ScriptPlatform PlatformOf(IServiceProvider services) => new(
        static () => HostTables.All,
        services.GetServices<IScriptGlobals>,
        services.GetRequiredService<JsHooksSettings>(),
        services.GetRequiredService<ScriptServices>());

    private static ScriptFolders FoldersOf(PluginBuilder plugin)
    {
        string Folder(string setting, string usual) =>
            Path.GetFullPath(plugin.Configuration["settings:js-hooks:" + setting] ?? Path.Combine(plugin.DataDirectory, "..", usual));
        return new ScriptFolders(plugin.DataDirectory, Folder("hooksDir", "pb_hooks"), Folder("migrationsDir", "pb_migrations"), plugin.IsDevelopment);
    }
}
