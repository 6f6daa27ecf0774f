using System.Text.Json.Serialization;

namespace Holdall;

/// <summary>A page of the dashboard that a plugin brings along: an ES module in the folder <c>dashboard</c> of the plugin.</summary>
public sealed record DashboardPage
{
    /// <summary>Unique in its plugin, lower-case letters, digits and <c>-</c>; part of the page's address.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Name in the side bar.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Path of the module below <see cref="Folder"/>. It exports <c>mount(target, context)</c>, which returns what takes the page away.</summary>
    [JsonPropertyName("module")]
    public required string Module { get; init; }

    /// <summary>The folder of a plugin whose files the dashboard may load. Everybody may: they are public.</summary>
    public const string Folder = "dashboard";
}
