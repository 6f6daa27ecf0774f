using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Engine.Schema;

/// <summary>The JSON of collections.</summary>
internal static class CollectionJson
{
    /// <summary>Writes a collection as superusers see it: without secrets.</summary>
    public static void Write(Utf8JsonWriter writer, Collection collection) => Write(writer, collection, withSecrets: false);

    public static void Write(Utf8JsonWriter writer, Collection collection, bool withSecrets)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, collection.Id);
        writer.WriteString("listRule"u8, collection.ListRule);
        writer.WriteString("viewRule"u8, collection.ViewRule);
        writer.WriteString("createRule"u8, collection.CreateRule);
        writer.WriteString("updateRule"u8, collection.UpdateRule);
        writer.WriteString("deleteRule"u8, collection.DeleteRule);
        writer.WriteString("name"u8, collection.Name);
        writer.WriteString("type"u8, collection.Type);
        writer.WritePropertyName("fields"u8);
        FieldJson.WriteList(writer, collection.Fields);
        writer.WriteStartArray("indexes"u8);
        foreach (var index in collection.Indexes) writer.WriteStringValue(index);
        writer.WriteEndArray();
        writer.WriteString("created"u8, collection.Created);
        writer.WriteString("updated"u8, collection.Updated);
        writer.WriteBoolean("system"u8, collection.System);
        if (collection.IsView) writer.WriteString("viewQuery"u8, collection.ViewQuery ?? "");
        if (collection.Auth is { } auth) AuthOptionsJson.WriteMembers(writer, auth, withSecrets ? AuthOptionsJson.Stored : AuthOptionsJson.Public);
        collection.Extensions.WriteTo(writer, withKept: false);
        writer.WriteEndObject();
    }
}
