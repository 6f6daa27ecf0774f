using Carter;
using Holdall.Collections;
using Holdall.Commands;
using Holdall.Hooks;
using Holdall.Jobs;
using Holdall.Migrations;
using Holdall.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall;

/// <summary>Collects what one plugin contributes. The host makes one per plugin and reads it after <see cref="IPlugin.Configure"/>.</summary>
public sealed class PluginBuilder
{
    private readonly List<Type> _endpoints = [];
    private readonly List<Type> _hooks = [];
    private readonly List<Type> _jobs = [];
    private readonly List<Type> _commands = [];
    private readonly List<Type> _migrations = [];
    private readonly List<(CollectionOption Option, Type? Check)> _collectionOptions = [];
    private readonly List<(string Section, Type Type)> _settings = [];

    internal PluginBuilder(PluginManifest manifest, string folder, string dataDirectory, IConfiguration configuration)
    {
        Manifest = manifest;
        Folder = folder;
        DataDirectory = dataDirectory;
        Configuration = configuration;
    }

    /// <summary>The plugin's own manifest.</summary>
    public PluginManifest Manifest { get; }

    /// <summary>Absolute path of the plugin's folder; empty for a plugin that runs in process.</summary>
    public string Folder { get; }

    /// <summary>Absolute path of the data directory. It may not exist yet while plugins are configured.</summary>
    public string DataDirectory { get; }

    /// <summary>Whether the server runs for its developer, with <c>--dev</c>: more is told, and some limits are off.</summary>
    public bool IsDevelopment { get; internal init; }

    /// <summary>The deployment's configuration: <c>holdall.json</c> in the data directory, overlaid with the environment.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Services of the plugin. They are added to those of the host when the plugin was configured without an exception.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    internal IReadOnlyList<Type> Endpoints => _endpoints;

    internal IReadOnlyList<Type> Hooks => _hooks;

    internal IReadOnlyList<Type> Jobs => _jobs;

    internal IReadOnlyList<Type> Commands => _commands;

    internal IReadOnlyList<Type> Migrations => _migrations;

    internal IReadOnlyList<(CollectionOption Option, Type? Check)> CollectionOptions => _collectionOptions;

    internal IReadOnlyList<(string Section, Type Type)> Settings => _settings;

    /// <summary>Adds a Carter module: a list of routes. It may take services in its constructor.</summary>
    public PluginBuilder AddEndpoints<TModule>() where TModule : class, ICarterModule => Add(_endpoints, typeof(TModule));

    /// <summary>Adds a module of hooks. It may take services in its constructor.</summary>
    public PluginBuilder AddHooks<TModule>() where TModule : class, IHookModule => Add(_hooks, typeof(TModule));

    /// <summary>Adds a module of jobs. It may take services in its constructor.</summary>
    public PluginBuilder AddJobs<TModule>() where TModule : class, IJobModule => Add(_jobs, typeof(TModule));

    /// <summary>Adds a module of commands for the command line. It may take services in its constructor.</summary>
    public PluginBuilder AddCommands<TModule>() where TModule : class, ICommandModule => Add(_commands, typeof(TModule));

    /// <summary>Adds a migration, a class with a <see cref="MigrationAttribute"/>. It may take services in its constructor.</summary>
    /// <exception cref="InvalidOperationException">It has no name.</exception>
    public PluginBuilder AddMigrations<TMigration>() where TMigration : class, IMigration
    {
        _ = MigrationAttribute.NameOf(typeof(TMigration));
        return Add(_migrations, typeof(TMigration));
    }

    /// <summary>Adds an option of collections, which <c>collection.Get(option)</c> reads.</summary>
    public PluginBuilder AddCollectionOption<TOptions>(CollectionOption<TOptions> option) where TOptions : class, new()
    {
        _collectionOptions.Add((option, null));
        return this;
    }

    /// <summary>Adds an option of collections with a check of its own. The check may take services in its constructor.</summary>
    public PluginBuilder AddCollectionOption<TOptions, TCheck>(CollectionOption<TOptions> option)
        where TOptions : class, new() where TCheck : class, ICollectionOptionCheck<TOptions>
    {
        _collectionOptions.Add((option, typeof(TCheck)));
        return this;
    }

    /// <summary>
    /// Binds the section <c>settings:&lt;section&gt;</c> of <see cref="Configuration"/> to <typeparamref name="TSettings"/>, to be taken as
    /// <c>IOptions&lt;TSettings&gt;</c>. Names of the section that it does not have are warned of at start. What is null in it counts as not written.
    /// </summary>
    /// <exception cref="SettingsException">
    /// A value is of another type than its property, or its attributes of <c>System.ComponentModel.DataAnnotations</c>, such as <c>[Range(1, 100)]</c>, do not
    /// allow it.
    /// </exception>
    public PluginBuilder AddSettings<TSettings>(string section) where TSettings : class
    {
        var written = Check<TSettings>(section);
        Services.AddOptions<TSettings>().Configure(settings => Bind(written, settings));
        return this;
    }

    /// <summary>As <see cref="AddSettings{TSettings}"/>, for settings that decide what the plugin contributes.</summary>
    /// <returns>What is written, over what the properties have at first.</returns>
    /// <exception cref="SettingsException">As there.</exception>
    public TSettings ReadSettings<TSettings>(string section) where TSettings : class, new()
    {
        AddSettings<TSettings>(section);
        var settings = new TSettings();
        Bind(Configuration.GetSection("settings:" + section), settings);
        return settings;
    }

    private IConfigurationSection Check<TSettings>(string section)
    {
        _settings.Add((section, typeof(TSettings)));
        var written = Configuration.GetSection("settings:" + section);
        SettingsCheck.ThrowIfWrong(written, typeof(TSettings));
        return written;
    }

    /// <summary>Null in the file would be put into properties that can't be null.</summary>
    private static void Bind<TSettings>(IConfigurationSection section, TSettings settings) where TSettings : class
    {
        // To bind what is not there costs each start some milliseconds.
        if (!section.Exists()) return;
        var written = section.AsEnumerable(makePathsRelative: true).Where(static value => value.Value is not null);
        new ConfigurationBuilder().AddInMemoryCollection(written).Build().Bind(settings);
    }

    private PluginBuilder Add(List<Type> modules, Type module)
    {
        modules.Add(module);
        return this;
    }
}
