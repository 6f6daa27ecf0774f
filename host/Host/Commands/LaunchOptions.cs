using System.Collections.ObjectModel;

namespace Holdall.Host.Commands;

/// <summary>What the command line says for every command.</summary>
internal sealed record LaunchOptions
{
    /// <summary>Absolute path of the data directory.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Whether nobody has named the data directory.</summary>
    public bool HasUsualDataFolder { get; init; }

    /// <summary>Folder of the public files.</summary>
    public required string PublicFolder { get; init; }

    /// <summary>Folder with hooks in JavaScript.</summary>
    public string HooksFolder { get; init; } = "pb_hooks";

    /// <summary>What the command line says of the settings of plugins; it comes before the file and the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Folder that migrations are written to.</summary>
    public string MigrationsFolder { get; init; } = "pb_migrations";

    /// <summary>Whether unknown paths get the public <c>index.html</c>.</summary>
    public bool IndexFallback { get; init; } = true;

    /// <summary>Whether everything is logged to the console.</summary>
    public bool Dev { get; init; }

    /// <summary>Whether log messages on the console are objects of JSON.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>How many requests are logged in a second, and as many again that have failed; 0 = all.</summary>
    public int RequestsLogged { get; init; } = 5000;

    /// <summary>Folder of incremental backups; null = where the settings say.</summary>
    public string? IncrementalFolder { get; init; }

    /// <summary>Name of the environment variable with the key of the settings, or null.</summary>
    public string? EncryptionVariable { get; init; }

    /// <summary>The key of the settings; null when they are stored as they are.</summary>
    public string? EncryptionKey =>
        EncryptionVariable is { } name && Environment.GetEnvironmentVariable(name) is { Length: > 0 } key ? key : null;

    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>As <see cref="QueryTimeout"/>, for what clients have made up themselves.</summary>
    public TimeSpan FilterTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a whole body may take, unless it may be of any size.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long code of a plugin may take each time it is called at start.</summary>
    public TimeSpan PluginTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Ids of the only plugins that run; null = all.</summary>
    public IReadOnlyList<string>? Plugins { get; init; }

    /// <summary>Ids of plugins that do not run.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Folder with the plugins that belong to the product.</summary>
    public string BuiltInPluginsFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Folder with the plugins of the operator.</summary>
    public string PluginsFolder => BesideData("pb_plugins");

    private string BesideData(string name) => Path.Combine(Path.GetDirectoryName(DataFolder) ?? DataFolder, name);
}
