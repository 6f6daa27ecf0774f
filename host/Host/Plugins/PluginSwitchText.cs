using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holdall.Host.Plugins;

/// <summary>Changes one switch in the text of a configuration, and nothing else.</summary>
internal static class PluginSwitchText
{
    private const string Section = PluginSelection.Section;
    private const string Path = Section + ":";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="text">A configuration that could be read; empty for none.</param>
    /// <param name="id">The plugin.</param>
    /// <param name="isOn">What the switch becomes.</param>
    /// <exception cref="JsonException">There is something in it that would be lost.</exception>
    public static string Set(string text, string id, bool isOn)
    {
        var root = string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)!.AsObject();
        // A configuration has no case, and a path may stand in one name.
        Remove(root, key => key.StartsWith(Path, StringComparison.OrdinalIgnoreCase) && Names(key[Path.Length..], id));
        var name = KeysOf(root).Find(key => key.Equals(Section, StringComparison.OrdinalIgnoreCase)) ?? Section;
        if (root[name] is not JsonObject section) root[name] = section = [];
        Remove(section, key => Names(key, id));
        section[id] = isOn;
        return root.ToJsonString(Readable) + "\n";
    }

    private static bool Names(string key, string id) => PluginSelection.IdOf(key).Equals(id, StringComparison.OrdinalIgnoreCase);

    private static void Remove(JsonObject from, Predicate<string> which)
    {
        foreach (var key in KeysOf(from).FindAll(which)) from.Remove(key);
    }

    private static List<string> KeysOf(JsonObject from) => [.. from.Select(member => member.Key)];
}
