/// <reference path="../pb_data/types.d.ts" />
migrate((app) => {
    app.save(new Collection({
        type: "base",
        name: "orders",
        listRule: "",
        viewRule: "",
        createRule: "",
        fields: [
            { name: "product", type: "text", required: true },
            { name: "amount", type: "number", min: 1 },
        ],
    }))

    const webhooks = new Collection({
        type: "base",
        name: "webhooks",
        fields: [
            { name: "url", type: "url", required: true },
            { name: "secret", type: "text", required: true, hidden: true, min: 16 },
            { name: "active", type: "bool" },
        ],
    })
    app.save(webhooks)

    app.save(new Collection({
        type: "base",
        name: "deliveries",
        fields: [
            { name: "webhook", type: "relation", collectionId: webhooks.id, maxSelect: 1, required: true, cascadeDelete: true },
            { name: "body", type: "text", required: true, max: 1000000 },
            { name: "attempts", type: "number" },
            { name: "status", type: "select", values: ["waiting", "done", "failed"], maxSelect: 1 },
            { name: "error", type: "text" },
            { name: "created", type: "autodate", onCreate: true },
            { name: "updated", type: "autodate", onCreate: true, onUpdate: true },
        ],
        indexes: ["CREATE INDEX idx_deliveries_status ON deliveries (status)"],
    }))
}, (app) => {
    for (const name of ["deliveries", "webhooks", "orders"]) app.delete(app.findCollectionByNameOrId(name))
})
