const MAX_ATTEMPTS = 5

module.exports = {
    // Sends one delivery, and notes what became of it.
    send(app, delivery) {
        const webhook = app.findRecordById("webhooks", delivery.getString("webhook"))
        const body = delivery.getString("body")
        delivery.set("attempts+", 1)
        try {
            const answer = $http.send({
                url: webhook.getString("url"),
                method: "POST",
                body: body,
                headers: {
                    "content-type": "application/json",
                    "x-signature": $security.hs256(body, webhook.getString("secret")),
                    "x-delivery": delivery.id,
                },
                timeout: 10,
            })
            if (answer.statusCode < 200 || answer.statusCode > 299) throw new Error(`it answered ${answer.statusCode}`)
            delivery.set("status", "done")
            delivery.set("error", "")
        } catch (err) {
            delivery.set("status", delivery.getInt("attempts") < MAX_ATTEMPTS ? "waiting" : "failed")
            delivery.set("error", `${err}`)
            app.logger().warn("a webhook was not delivered", "delivery", delivery.id, "attempt", delivery.getInt("attempts"), "error", `${err}`)
        }
        app.save(delivery)
    },
}
