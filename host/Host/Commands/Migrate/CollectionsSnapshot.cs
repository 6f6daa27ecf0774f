using System.Text.Json;
using System.Text.Json.Nodes;
using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Values;

namespace Holdall.Host.Commands.Migrate;

/// <summary>All collections as JSON, without times and without what would carry secrets: importing them leaves the secrets that are there.</summary>
internal static class CollectionsSnapshot
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JsonStyle.Encoder };

    public static string ToJson(IReadOnlyList<Collection> collections)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var collection in collections) CollectionJson.Write(writer, collection);
            writer.WriteEndArray();
        }

        stream.Position = 0;
        var all = JsonNode.Parse(stream)!.AsArray();
        foreach (var collection in all) Trim(collection!.AsObject());
        return all.ToJsonString(Indented);
    }

    private static void Trim(JsonObject collection)
    {
        collection.Remove("created");
        collection.Remove("updated");
        if (collection["oauth2"] is JsonObject oauth2) oauth2.Remove("providers");
    }
}
