using System.Text.Json;
using Holdall.Fields;

namespace Holdall.Collections;

/// <summary>The JSON of collections and fields, as the API and the files of migrations have it.</summary>
public interface ICollectionJson
{
    /// <summary>Writes a collection.</summary>
    /// <param name="writer">Gets one object.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="withSecrets">Whether it is complete; otherwise it is as superusers see it.</param>
    void Write(Utf8JsonWriter writer, Collection collection, bool withSecrets = false);

    /// <summary>Writes a field with all options of its type.</summary>
    void Write(Utf8JsonWriter writer, Field field);

    /// <summary>A collection with the members that are given.</summary>
    /// <param name="members">The members, in any letter case.</param>
    /// <param name="over">What has the other members; null = a new collection of the given type.</param>
    /// <exception cref="Http.ApiException">400, a member has the wrong type, or a field an unknown one.</exception>
    Collection Read(IReadOnlyDictionary<string, object?> members, Collection? over = null);

    /// <summary>A field with the members that are given and the defaults of its type for the others; null when there is no such type.</summary>
    /// <exception cref="Http.ApiException">400, a member has the wrong type.</exception>
    Field? ReadField(IReadOnlyDictionary<string, object?> members);
}
