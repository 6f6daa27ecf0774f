// Notes what somebody did. The application that is handed in may be that of a transaction: then it is undone with it.
module.exports = (app, action, who, whom, details) => {
    const entry = new Record(app.findCollectionByNameOrId("audit"))
    entry.set("action", action)
    entry.set("who", who?.collection().name == "users" ? who.id : "")
    entry.set("whom", whom)
    entry.set("details", details)
    app.save(entry)
}
