/// <reference path="../pb_data/types.d.ts" />
migrate((app) => {
    const users = app.findCollectionByNameOrId("users")
    users.fields.add(new SelectField({ name: "role", values: ["member", "admin"], maxSelect: 1 }))
    users.fields.add(new BoolField({ name: "suspended" }))
    users.updateRule = "@request.auth.id = id || @request.auth.role = 'admin'"
    app.save(users)

    app.save(new Collection({
        type: "base",
        name: "invited_domains",
        fields: [{ name: "domain", type: "text", required: true }],
        indexes: ["CREATE UNIQUE INDEX idx_invited_domains ON invited_domains (domain)"],
    }))

    app.save(new Collection({
        type: "base",
        name: "audit",
        listRule: "@request.auth.role = 'admin'",
        fields: [
            { name: "action", type: "text", required: true },
            { name: "who", type: "relation", collectionId: users.id, maxSelect: 1 },
            { name: "whom", type: "text" },
            { name: "details", type: "json" },
            { name: "created", type: "autodate", onCreate: true },
        ],
    }))
}, (app) => {
    for (const name of ["audit", "invited_domains"]) app.delete(app.findCollectionByNameOrId(name))
    const users = app.findCollectionByNameOrId("users")
    users.updateRule = "id = @request.auth.id"
    users.fields.removeByName("role")
    users.fields.removeByName("suspended")
    app.save(users)
})
