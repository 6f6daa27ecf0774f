/// <reference path="../pb_data/types.d.ts" />

// A delivery is stored together with the order: whatever happens afterwards, it is not forgotten.
onRecordCreateExecute((e) => {
    e.next()
    const body = JSON.stringify({ event: "order.created", order: e.record.publicExport() })
    for (const webhook of e.app.findRecordsByFilter("webhooks", "active = true", "", 0, 0)) {
        const delivery = new Record(e.app.findCollectionByNameOrId("deliveries"))
        delivery.set("webhook", webhook.id)
        delivery.set("body", body)
        delivery.set("status", "waiting")
        e.app.save(delivery)
    }
}, "orders")

// The order is committed by now: a slow receiver holds up nobody but whoever made it.
onRecordAfterCreateSuccess((e) => {
    e.next()
    require(`${__hooks}/delivery.js`).send(e.app, e.record)
}, "deliveries")

// What has failed is tried again.
cronAdd("webhooks_retry", "* * * * *", () => {
    const { send } = require(`${__hooks}/delivery.js`)
    for (const delivery of $app.findRecordsByFilter("deliveries", "status = 'waiting' && attempts > 0", "created", 50, 0)) send($app, delivery)
})

// For superusers: try one that has failed for good once more.
routerAdd("POST", "/webhooks/deliveries/{id}/retry", (e) => {
    const delivery = $app.findRecordById("deliveries", e.request.pathValue("id"))
    delivery.set("attempts", 0)
    require(`${__hooks}/delivery.js`).send($app, delivery)
    return e.json(200, { status: delivery.getString("status"), error: delivery.getString("error") })
}, $apis.requireSuperuserAuth())
