using Holdall.Collections;

namespace Holdall.Engine.Schema.Tables;

/// <summary>The type and constraints of the column of a field (spec 01, section 6).</summary>
internal static class ColumnDefinition
{
    private const string Text = "TEXT DEFAULT '' NOT NULL";

    private const string PrimaryKey = "TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL";

    public static string Of(Field field) => field switch
    {
        TextField { PrimaryKey: true } => PrimaryKey,
        NumberField => "NUMERIC DEFAULT 0 NOT NULL",
        BoolField => "BOOLEAN DEFAULT FALSE NOT NULL",
        JsonField => "JSON DEFAULT NULL",
        GeoPointField => """JSON DEFAULT '{"lon":0,"lat":0}' NOT NULL""",
        { IsMultiple: true } => "JSON DEFAULT '[]' NOT NULL",
        _ => Text,
    };
}
