using System.Text.Json.Serialization;

namespace Holdall;

/// <summary>The facts about a plugin, read from <c>plugin.json</c> before any of its code is loaded.</summary>
/// <param name="Id">Unique, lower-case letters, digits and <c>-</c>; equals the name of the plugin's folder.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Version">Semantic version of the plugin itself.</param>
/// <param name="Contract">
/// The oldest version of the contract that the plugin needs, as <c>major.minor</c>. The host accepts it when its own contract has the same
/// major version and at least that minor version.
/// </param>
/// <param name="Assembly">File name of the assembly that has the <see cref="IPlugin"/>, relative to the folder.</param>
/// <param name="Description">One sentence for lists.</param>
/// <param name="Requires">Ids of plugins that must be active before this one; empty by default.</param>
public sealed record PluginManifest(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("contract")] string Contract,
    [property: JsonPropertyName("assembly")] string Assembly,
    [property: JsonPropertyName("description")] string Description = "",
    [property: JsonPropertyName("requires")] IReadOnlyList<string>? Requires = null)
{
    /// <summary>The version of the contract in this assembly, as <c>major.minor</c>.</summary>
    public const string CurrentContract = "0.1";

    /// <summary>Name of the manifest file in a plugin's folder.</summary>
    public const string FileName = "plugin.json";
}
