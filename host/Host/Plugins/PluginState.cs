namespace Holdall.Host.Plugins;

/// <summary>A plugin that was found, and what became of it.</summary>
internal sealed record PluginState(PluginManifest Manifest, string Folder)
{
    /// <summary>The plugin itself, when it runs in process or was loaded.</summary>
    public IPlugin? Plugin { get; init; }

    /// <summary>Whether it belongs to the product.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Whether it is in the single file: it has no folder.</summary>
    public bool IsBundled => IsBuiltIn && Folder.Length == 0;

    public PluginStatus Status { get; init; } = PluginStatus.Active;

    /// <summary>Why it is not active; empty when it is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it contributes; null unless it is active.</summary>
    public PluginBuilder? Contributions { get; init; }

    /// <summary>Names in its manifest that mean nothing.</summary>
    public IReadOnlyList<string> UnknownKeys { get; init; } = [];

    public string Id => Manifest.Id;

    public bool IsActive => Status == PluginStatus.Active;

    /// <summary>Whether it should run and can't.</summary>
    public bool IsBroken => Status is not (PluginStatus.Active or PluginStatus.Disabled);

    public PluginState Refuse(PluginStatus status, string reason) => this with { Status = status, Reason = reason, Contributions = null };
}
