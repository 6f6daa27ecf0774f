using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Collections;

/// <summary>What happens to a collection at the start of every save.</summary>
internal sealed class CollectionNormalizer(SchemaCache schema, TimeProvider time)
{
    public Collection Normalize(Collection collection, Collection? old)
    {
        var type = collection.Type.Length == 0 ? CollectionTypes.Base : collection.Type;
        var now = DateText.Format(time.GetUtcNow());
        var normal = collection with
        {
            Type = type,
            Id = collection.Id.Length == 0 && old is null ? NewId(type, collection.Name) : collection.Id,
            Created = old is null ? now : collection.Created,
            Updated = now,
            Fields = DefaultFields.Enforce(type, FieldListBuilder.Rebuild(collection.Fields)),
            Auth = type == CollectionTypes.Auth ? collection.Auth ?? AuthOptions.NewDefault() : null,
            ViewQuery = type == CollectionTypes.View ? collection.ViewQuery ?? "" : null,
        };
        if (normal.Auth is { } auth) normal = AuthIndexes.AddMissing(normal with { Auth = auth with { OAuth2 = ClearUnknown(auth.OAuth2, normal.Fields) } });
        return normal with { Indexes = PointToTable(normal.Indexes, normal.Name) };
    }

    /// <summary>The id of the formula. An empty type becomes <c>base</c> with the save, and counts as that from the start.</summary>
    public string NewId(string type, string name)
    {
        var id = Ids.ForCollection(type.Length == 0 ? CollectionTypes.Base : type, name);
        return Ids.FirstFree(id, taken => schema.Current.FindById(taken) is not null);
    }

    /// <summary>An id that was made from type and name follows them, as long as nobody has set another one.</summary>
    public Collection WithIdOfName(Collection collection, string generated)
    {
        if (collection.Id != generated) return collection;
        var id = NewId(collection.Type, collection.Name);
        return id == generated
            ? collection
            : collection with { Id = id, Indexes = [.. collection.Indexes.Select(index => index.Replace(generated, id, StringComparison.Ordinal))] };
    }

    private static OAuth2Options ClearUnknown(OAuth2Options oauth2, FieldList fields)
    {
        var mapped = oauth2.MappedFields;
        return oauth2 with
        {
            MappedFields = new OAuth2MappedFields
            {
                Id = Known(mapped.Id),
                Name = Known(mapped.Name),
                Username = Known(mapped.Username),
                AvatarURL = Known(mapped.AvatarURL),
            }
        };

        string Known(string name) => fields.Find(name) is null ? "" : name;
    }

    /// <summary>The strings as the user wrote them, but for those that name another table.</summary>
    private static string[] PointToTable(IReadOnlyList<string> indexes, string table)
    {
        var pointed = new string[indexes.Count];
        for (var i = 0; i < pointed.Length; i++)
        {
            var index = IndexStatement.Parse(indexes[i]);
            // A scaffold names no table at all.
            var other = index with { Table = table };
            pointed[i] = index.Table != table && other.IsValid ? other.Build() : indexes[i];
        }

        return pointed;
    }
}
