using System.Text.Json;

namespace Holdall.Host.Plugins;

/// <summary>A plugin as clients get it.</summary>
/// <param name="State">What became of it at this start.</param>
/// <param name="IsWanted">Whether the next start wants it.</param>
/// <param name="DecidedBy">What decides that and is stronger than the file; null when the file does.</param>
/// <param name="HasSettings">Whether the configuration has settings for it.</param>
/// <param name="IsConfigurable">Whether there is a form for its settings.</param>
/// <param name="Losses">What would be lost without it.</param>
internal sealed record PluginAnswer(PluginState State, bool IsWanted, string? DecidedBy, bool HasSettings, bool IsConfigurable, IReadOnlyList<string> Losses)
{
    public static void Write(Utf8JsonWriter json, PluginAnswer plugin)
    {
        var (manifest, status) = (plugin.State.Manifest, plugin.State.Status);
        json.WriteStartObject();
        json.WriteString("id", manifest.Id);
        json.WriteString("name", manifest.Name);
        json.WriteString("version", manifest.Version);
        json.WriteString("contract", manifest.Contract);
        json.WriteString("description", manifest.Description);
        WriteTexts(json, "requires", manifest.Requires);
        json.WriteBoolean("builtIn", plugin.State.IsBuiltIn);
        json.WriteString("status", status.ToString());
        json.WriteString("reason", plugin.State.Reason);
        json.WriteBoolean("enabled", plugin.IsWanted);
        json.WriteBoolean("restartNeeded", plugin.IsWanted == (status == PluginStatus.Disabled));
        json.WriteString("decidedBy", plugin.DecidedBy ?? "");
        json.WriteBoolean("hasSettings", plugin.HasSettings);
        json.WriteBoolean("configurable", plugin.IsConfigurable);
        WriteTexts(json, "losses", plugin.Losses);
        WritePages(json, plugin.State);
        json.WriteEndObject();
    }

    /// <summary>Only of one that runs: the page of any other would find nobody to talk to.</summary>
    private static void WritePages(Utf8JsonWriter json, PluginState plugin)
    {
        json.WriteStartArray("pages");
        foreach (var page in PluginPages.Of(plugin))
        {
            json.WriteStartObject();
            json.WriteString("id", page.Id);
            json.WriteString("title", page.Title);
            json.WriteString("module", PluginPages.PathOf(plugin.Id, page.Module));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
