using Holdall.Collections;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Fields;

namespace Holdall.Engine.Filters.Paths;

/// <summary>Parts of paths such as <c>comments_via_post</c>: the records that refer to one.</summary>
internal static class BackRelation
{
    private const string Separator = "_via_";

    /// <summary>The collection and its relation field; null when they don't exist and that is no error.</summary>
    /// <exception cref="FilterException">There is no such back-relation.</exception>
    public static (Collection Origin, RelationField Field)? Find(SchemaSnapshot schema, Vantage vantage, Place place, string part, bool isLenient)
    {
        try
        {
            var found = Get(schema, vantage, place, part);
            if (vantage.IsNewRecord && place.Row is null) throw new FilterException($"nothing can refer by \"{part}\" to a record that does not exist yet");
            return found;
        }
        catch (FilterException) when (isLenient)
        {
            return null;
        }
    }

    private static (Collection Origin, RelationField Field) Get(SchemaSnapshot schema, Vantage vantage, Place place, string part)
    {
        var split = part.LastIndexOf(Separator, StringComparison.Ordinal);
        if (split < 1 || split + Separator.Length == part.Length || part.Contains(':')) throw PathShape.Unresolved(part);
        var origin = schema.Find(part[..split]) ?? throw new FilterException($"failed to load back relation field \"{part}\" collection");
        var name = part[(split + Separator.Length)..];
        var field = origin.Fields.Find(name);
        if (field is null || (field.Hidden && !vantage.FullAccess)) throw new FilterException($"missing back relation field \"{name}\"");
        if (field is not RelationField relation) throw new FilterException($"invalid back relation field \"{name}\"");
        if (relation.CollectionId != place.Collection.Id) throw new FilterException($"invalid collection reference of a back relation field \"{name}\"");
        return (origin, relation);
    }
}
