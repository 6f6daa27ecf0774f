using Holdall.Plugins.JsHooks.Json;
using Holdall.Plugins.JsHooks.Migrations;

namespace Holdall.Plugins.JsHooks.Tests.Migrations;

public sealed class MigrationTextTests
{
    private readonly MigrationText _text = new("../pb_data/types.d.ts");

    [Fact]
    public void A_new_collection_is_made_and_deleted_again() => _text.Created(Collection("""{"name":"books","id":"c1","listRule":null,"fields":[{"type":"text","name":"b<&>"}],"indexes":[]}"""))
        .ShouldBe("""
            /// <reference path="../pb_data/types.d.ts" />
            migrate((app) => {
              const collection = new Collection({
                "fields": [
                  {
                    "name": "b<&>",
                    "type": "text"
                  }
                ],
                "id": "c1",
                "indexes": [],
                "listRule": null,
                "name": "books"
              });

              return app.save(collection);
            }, (app) => {
              const collection = app.findCollectionByNameOrId("c1");

              return app.delete(collection);
            })

            """);

    [Fact]
    public void A_deleted_collection_comes_back() => _text.Deleted(Collection("""{"id":"c1"}""")).ShouldBe("""
        /// <reference path="../pb_data/types.d.ts" />
        migrate((app) => {
          const collection = app.findCollectionByNameOrId("c1");

          return app.delete(collection);
        }, (app) => {
          const collection = new Collection({
            "id": "c1"
          });

          return app.save(collection);
        })

        """);

    [Fact]
    public void A_change_is_written_with_the_way_back()
    {
        var before = Collection("""
            {"id":"c1","name":"a","indexes":[],"mfa":{"enabled":false,"duration":600},"fields":[{"id":"f1","name":"title"},{"id":"f2","name":"pages"},{"id":"f3","name":"sold"}]}
            """);
        var after = Collection("""
            {"id":"c1","name":"b","indexes":["x"],"mfa":{"enabled":false,"duration":77},"fields":[{"id":"f0","name":"new"},{"id":"f1","name":"headline"},{"id":"f3","name":"sold"}]}
            """);

        _text.Updated(before, after).ShouldBe("""
            /// <reference path="../pb_data/types.d.ts" />
            migrate((app) => {
              const collection = app.findCollectionByNameOrId("c1")

              // update collection data
              unmarshal({
                "indexes": [
                  "x"
                ],
                "mfa": {
                  "duration": 77
                },
                "name": "b"
              }, collection)

              // remove field
              collection.fields.removeById("f2")

              // add field
              collection.fields.addAt(0, new Field({
                "id": "f0",
                "name": "new"
              }))

              // update field
              collection.fields.addAt(1, new Field({
                "id": "f1",
                "name": "headline"
              }))

              return app.save(collection)
            }, (app) => {
              const collection = app.findCollectionByNameOrId("c1")

              // update collection data
              unmarshal({
                "indexes": [],
                "mfa": {
                  "duration": 600
                },
                "name": "a"
              }, collection)

              // remove field
              collection.fields.removeById("f0")

              // add field
              collection.fields.addAt(1, new Field({
                "id": "f2",
                "name": "pages"
              }))

              // update field
              collection.fields.addAt(0, new Field({
                "id": "f1",
                "name": "title"
              }))

              return app.save(collection)
            })

            """);
    }

    [Fact]
    public void Another_order_of_the_fields_is_no_change() => _text.Updated(
        Collection("""{"id":"c1","fields":[{"id":"f1"},{"id":"f2"}]}"""), Collection("""{"id":"c1","fields":[{"id":"f2"},{"id":"f1"}]}""")).ShouldBeNull();

    [Fact]
    public void A_snapshot_imports_all_collections() => _text.Snapshot(PlainJson.Parse("""[{"name":"a"}]""")).ShouldBe("""
        /// <reference path="../pb_data/types.d.ts" />
        migrate((app) => {
          const snapshot = [
            {
              "name": "a"
            }
          ];

          return app.importCollections(snapshot, false);
        }, (app) => {
          return null;
        })

        """);

    [Fact]
    public void An_empty_migration_has_two_empty_callbacks() => _text.Empty().ShouldBe("""
        /// <reference path="../pb_data/types.d.ts" />
        migrate((app) => {
          // add up queries...
        }, (app) => {
          // add down queries...
        })

        """);

    private static Dictionary<string, object?> Collection(string json) => (Dictionary<string, object?>)PlainJson.Parse(json)!;
}
