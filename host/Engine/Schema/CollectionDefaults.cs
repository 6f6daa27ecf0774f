using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Fields;

namespace Holdall.Engine.Schema;

/// <summary>What a new collection starts with.</summary>
internal static class CollectionDefaults
{
    public static Collection New(string type) => type switch
    {
        CollectionTypes.Auth => new Collection { Name = "", Type = type, Fields = FieldList.Create([Id(), .. AuthFields()]), Auth = AuthOptions.NewDefault() },
        CollectionTypes.View => new Collection { Name = "", Type = type, ViewQuery = "" },
        _ => new Collection { Name = "", Type = type.Length == 0 ? CollectionTypes.Base : type, Fields = [Id()] },
    };

    public static TextField Id() => WithId(StandardFields.Id());

    public static Field[] AuthFields() => Array.ConvertAll(StandardFields.Auth(), WithId);

    /// <summary>The field with the id of the formula.</summary>
    public static TField WithId<TField>(TField field) where TField : Field => field with { Id = Ids.ForField(field) };
}
