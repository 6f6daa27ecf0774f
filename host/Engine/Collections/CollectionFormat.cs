using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Collections;

/// <summary>The JSON of collections for plugins.</summary>
internal sealed class CollectionFormat(KnownCollectionOptions? options = null) : ICollectionJson
{
    public void Write(Utf8JsonWriter writer, Collection collection, bool withSecrets = false) => CollectionJson.Write(writer, collection, withSecrets);

    public void Write(Utf8JsonWriter writer, Field field) => FieldJson.Write(writer, field);

    public Collection Read(IReadOnlyDictionary<string, object?> members, Collection? over = null)
    {
        if (over is null)
        {
            CollectionMerge.TryFind(members, "type", out var type);
            over = CollectionDefaults.New(Cast.ToText(type));
        }

        try
        {
            return CollectionMerge.Apply(over, members, options);
        }
        catch (Exception e) when (e is JsonException or UnknownFieldTypeException)
        {
            throw new ApiException(400, e.Message, cause: e);
        }
    }

    public Field? ReadField(IReadOnlyDictionary<string, object?> members)
    {
        try
        {
            return CollectionMerge.FindField(members);
        }
        catch (JsonException e)
        {
            throw new ApiException(400, e.Message, cause: e);
        }
    }
}
