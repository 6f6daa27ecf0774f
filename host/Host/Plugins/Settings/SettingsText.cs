using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Holdall.Host.Plugins.Settings;

/// <summary>Changes settings of one plugin in the text of a configuration, and nothing else.</summary>
internal static class SettingsText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="text">A configuration that could be read; empty for none.</param>
    /// <param name="plugin">Whose settings.</param>
    /// <param name="changes">New values; null takes one out.</param>
    /// <exception cref="JsonException">There is something in it that would be lost.</exception>
    public static string Set(string text, string plugin, JsonObject changes)
    {
        var root = string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)!.AsObject();
        Put(root, [HostConfiguration.SettingsSection, plugin], changes);
        return root.ToJsonString(Readable) + "\n";
    }

    private static void Put(JsonObject root, IReadOnlyList<string> path, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            IReadOnlyList<string> own = [.. path, name];
            if (value is JsonObject inner)
            {
                Put(root, own, inner);
                continue;
            }

            Remove(root, own);
            if (value is not null) Group(root, path)[name] = value.DeepClone();
        }
    }

    /// <summary>The object of a path, made where there is none.</summary>
    private static JsonObject Group(JsonObject root, IReadOnlyList<string> path)
    {
        var group = root;
        foreach (var name in path)
        {
            var key = KeysOf(group).Find(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
            if (group[key] is not JsonObject inner) group[key] = inner = [];
            group = inner;
        }

        return group;
    }

    /// <summary>A configuration has no case, and a path may stand in one name: whatever spells this one goes.</summary>
    private static void Remove(JsonObject from, IReadOnlyList<string> path)
    {
        foreach (var key in KeysOf(from))
        {
            var parts = key.Split(ConfigurationPath.KeyDelimiter);
            if (parts.Length > path.Count && Begins(parts, path)) from.Remove(key);
            else if (parts.Length <= path.Count && Begins(path, parts))
            {
                if (parts.Length == path.Count) from.Remove(key);
                else if (from[key] is JsonObject inner) Remove(inner, [.. path.Skip(parts.Length)]);
            }
        }
    }

    private static bool Begins(IReadOnlyList<string> whole, IReadOnlyList<string> start)
    {
        for (var i = 0; i < start.Count; i++)
        {
            if (!whole[i].Equals(start[i], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    private static List<string> KeysOf(JsonObject from) => [.. from.Select(static member => member.Key)];
}
