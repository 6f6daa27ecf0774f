using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Fields.Patterns;
using Holdall.Fields;

namespace Holdall.Engine.Schema;

/// <summary>The fields that every collection of a type has, and what of them can't be changed.</summary>
internal static class DefaultFields
{
    public static FieldList Enforce(string type, FieldList fields)
    {
        if (type is not (CollectionTypes.Base or CollectionTypes.Auth)) return fields;
        var list = new List<Field>(fields);
        // One of another type stays beside the real one, and is refused later for its name.
        var id = list.FindIndex(field => field is TextField { Name: "id" });
        if (id < 0) list.Insert(0, WithFreeId(CollectionDefaults.Id(), list));
        else list[id] = EnforceId((TextField)list[id]);
        if (type == CollectionTypes.Auth) EnforceAuth(list);
        return FieldListBuilder.Rebuild(list);
    }

    /// <summary>Another field may have the usual id: the standard one that was renamed, which is refused later.</summary>
    private static Field WithFreeId(Field standard, List<Field> list) =>
        standard with { Id = Ids.FirstFree(Ids.ForField(standard), candidate => list.Exists(field => field.Id == candidate)) };

    private static TextField EnforceId(TextField id) => id with
    {
        System = true,
        Required = true,
        PrimaryKey = true,
        Hidden = false,
        Pattern = id.Pattern.Length == 0 ? TextPatterns.DefaultId : id.Pattern,
    };

    private static void EnforceAuth(List<Field> list)
    {
        foreach (var standard in CollectionDefaults.AuthFields())
        {
            var place = list.FindIndex(field => field.Name == standard.Name);
            if (place < 0) list.Add(WithFreeId(standard, list));
            else if (list[place].Type != standard.Type) list[place] = standard with { Id = list[place].Id };
            else list[place] = EnforceAuth(list[place]);
        }
    }

    private static Field EnforceAuth(Field field) => field.Name switch
    {
        "password" or "tokenKey" => field with { System = true, Hidden = true, Required = true },
        "email" => field with { System = true, Hidden = false },
        _ => field with { System = true },
    };
}
