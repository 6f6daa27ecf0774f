using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Schema.Tables;

/// <summary>The type and constraints of the column of a field.</summary>
internal static class ColumnDefinition
{
    public static string Of(Field field, SqlDdl ddl) => field switch
    {
        TextField { PrimaryKey: true } => ddl.IdColumn,
        NumberField => ddl.NumberColumn,
        BoolField => ddl.BoolColumn,
        JsonField => ddl.JsonColumn,
        GeoPointField => ddl.PlaceColumn,
        { IsMultiple: true } => ddl.ListColumn,
        _ => ddl.TextColumn,
    };
}
