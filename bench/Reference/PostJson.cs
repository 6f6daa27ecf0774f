using System.Text.Json;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Reference;

/// <summary>The record as the protocol shows it: keys in byte order, the collection's id and name among them.</summary>
internal static class PostJson
{
    private static readonly JsonEncodedText s_active = JsonEncodedText.Encode("active");
    private static readonly JsonEncodedText s_author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText s_body = JsonEncodedText.Encode("body");
    private static readonly JsonEncodedText s_collectionId = JsonEncodedText.Encode("collectionId");
    private static readonly JsonEncodedText s_collectionName = JsonEncodedText.Encode("collectionName");
    private static readonly JsonEncodedText s_created = JsonEncodedText.Encode("created");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText s_updated = JsonEncodedText.Encode("updated");
    private static readonly JsonEncodedText s_views = JsonEncodedText.Encode("views");
    private static readonly JsonEncodedText s_idOfCollection = JsonEncodedText.Encode(PostsCollection.Id);
    private static readonly JsonEncodedText s_nameOfCollection = JsonEncodedText.Encode(PostsTable.Name);

    public static void Write(Utf8JsonWriter json, in Post post)
    {
        json.WriteStartObject();
        json.WriteBoolean(s_active, post.Active);
        json.WriteString(s_author, post.Author);
        json.WriteString(s_body, post.Body);
        json.WriteString(s_collectionId, s_idOfCollection);
        json.WriteString(s_collectionName, s_nameOfCollection);
        json.WriteString(s_created, post.Created);
        json.WriteString(s_id, post.Id);
        json.WriteString(s_title, post.Title);
        json.WriteString(s_updated, post.Updated);
        json.WriteNumber(s_views, post.Views);
        json.WriteEndObject();
    }
}
