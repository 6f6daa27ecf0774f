using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>Adds to one-time passwords where they were sent.</summary>
internal static class SentToField
{
    public static void Run(SystemMigrationContext context)
    {
        foreach (var collection in StoredCollections.Read(context.Main))
        {
            if (collection.Name != SystemCollections.Otps || collection.Fields.Find("sentTo") is not null) continue;
            var field = InitialCollections.SentTo();
            var definition = ColumnDefinition.Of(field, context.Main.Dialect.Ddl);
            context.Main.Execute($"ALTER TABLE {SqlName.Quote(collection.Name)} ADD {SqlName.Quote(field.Name)} {definition}");
            CollectionRow.Update(context.Main, collection with { Fields = FieldList.Create([.. collection.Fields, field]), Updated = context.Now });
        }
    }
}
