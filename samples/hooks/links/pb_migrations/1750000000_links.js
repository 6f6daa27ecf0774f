/// <reference path="../pb_data/types.d.ts" />
migrate((app) => {
    const links = new Collection({
        type: "base",
        name: "links",
        listRule: "owner = @request.auth.id",
        viewRule: "owner = @request.auth.id",
        deleteRule: "owner = @request.auth.id",
        fields: [
            { name: "slug", type: "text", required: true, pattern: "^[a-z0-9-]{3,40}$", autogeneratePattern: "[a-z0-9]{7}" },
            { name: "target", type: "url", required: true },
            { name: "owner", type: "relation", collectionId: app.findCollectionByNameOrId("users").id, maxSelect: 1, cascadeDelete: true },
            { name: "expires", type: "date" },
            { name: "created", type: "autodate", onCreate: true },
        ],
        indexes: ["CREATE UNIQUE INDEX idx_links_slug ON links (slug)"],
    })
    app.save(links)

    app.save(new Collection({
        type: "base",
        name: "clicks",
        fields: [
            { name: "link", type: "relation", collectionId: links.id, maxSelect: 1, required: true, cascadeDelete: true },
            { name: "day", type: "text", required: true },
            { name: "count", type: "number" },
        ],
        indexes: ["CREATE UNIQUE INDEX idx_clicks ON clicks (link, day)"],
    }))
}, (app) => {
    for (const name of ["clicks", "links"]) app.delete(app.findCollectionByNameOrId(name))
})
