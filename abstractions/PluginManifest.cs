using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdall;

/// <summary>The facts about a plugin, read from <c>plugin.json</c> before any of its code is loaded.</summary>
public sealed record PluginManifest
{
    /// <summary>Unique, lower-case letters, digits and <c>-</c>; equals the name of the plugin's folder.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Name shown to people.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Semantic version of the plugin itself.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>
    /// The oldest version of the contract that the plugin needs, as <c>major.minor</c>. The host accepts it when its own contract has the same
    /// major version and at least that minor version.
    /// </summary>
    [JsonPropertyName("contract")]
    public required string Contract { get; init; }

    /// <summary>File name of the assembly that has the <see cref="IPlugin"/>, relative to the folder.</summary>
    [JsonPropertyName("assembly")]
    public required string Assembly { get; init; }

    /// <summary>One sentence for lists.</summary>
    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary>Ids of plugins that must be active before this one; empty by default.</summary>
    [JsonPropertyName("requires")]
    public IReadOnlyList<string> Requires { get; init => field = value ?? []; } = [];

    /// <summary>
    /// A JSON schema of the section of settings that has the plugin's id, which the dashboard makes a form of. Without one it is made from the types
    /// given to <see cref="PluginBuilder.AddSettings{TSettings}"/>.
    /// </summary>
    [JsonPropertyName("settings")]
    public JsonElement? Settings { get; init; }

    /// <summary>Pages of the dashboard; empty by default.</summary>
    [JsonPropertyName("dashboard")]
    public IReadOnlyList<DashboardPage> Dashboard { get; init => field = value ?? []; } = [];

    /// <summary>The version of the contract in this assembly, as <c>major.minor</c>.</summary>
    public const string CurrentContract = "0.1";

    /// <summary>Name of the manifest file in a plugin's folder.</summary>
    public const string FileName = "plugin.json";
}
