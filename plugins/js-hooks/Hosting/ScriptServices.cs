using Holdall.Backups;
using Holdall.Collections;
using Holdall.Data;
using Holdall.Jobs;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>What the host offers, taken when a script first needs it: files are loaded before there is a database.</summary>
internal sealed class ScriptServices(IServiceProvider services)
{
    public IRecords Records => field ??= services.GetRequiredService<IRecords>();

    public ICollections Collections => field ??= services.GetRequiredService<ICollections>();

    public ICollectionJson CollectionJson => field ??= services.GetRequiredService<ICollectionJson>();

    public ITransactions Transactions => field ??= services.GetRequiredService<ITransactions>();

    public IRules Rules => field ??= services.GetRequiredService<IRules>();

    public ISettings Settings => field ??= services.GetRequiredService<ISettings>();

    public IDatabases Databases => field ??= services.GetRequiredService<IDatabases>();

    public IJobs Jobs => field ??= services.GetRequiredService<IJobs>();

    public IBackups Backups => field ??= services.GetRequiredService<IBackups>();

    public TimeProvider Time => field ??= services.GetRequiredService<TimeProvider>();

    public ILogger Logger => field ??= services.GetRequiredService<ILoggerFactory>().CreateLogger("Holdall.Plugins.JsHooks");

    /// <summary>A service of another plugin.</summary>
    /// <exception cref="ScriptException">The plugin is off.</exception>
    public T Require<T>(string plugin) where T : class =>
        services.GetService<T>() ?? throw new ScriptException($"not supported without the plugin {plugin}");

    /// <summary>A service of another plugin, or null when that is off.</summary>
    public T? Find<T>() where T : class => services.GetService<T>();

    /// <summary>A service of this plugin or of the host.</summary>
    public T Get<T>() where T : class => services.GetRequiredService<T>();
}
