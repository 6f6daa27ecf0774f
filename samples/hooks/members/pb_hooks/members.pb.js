/// <reference path="../pb_data/types.d.ts" />

// Only people of invited domains may sign up; the first one of all becomes the admin.
onRecordCreateRequest((e) => {
    const domain = e.record.email().split("@")[1] || ""
    if (!e.hasSuperuserAuth()) {
        try {
            $app.findFirstRecordByData("invited_domains", "domain", domain.toLowerCase())
        } catch (_) {
            throw new BadRequestError("Failed to create record.", {
                email: new ValidationError("not_invited", "People with such an address are not invited."),
            })
        }
    }

    if (!e.hasSuperuserAuth() || !e.record.getString("role")) e.record.set("role", $app.countRecords("users") == 0 ? "admin" : "member")
    e.next()
}, "users")

// Nobody gives a role to themselves, and only admins suspend.
onRecordUpdateRequest((e) => {
    const isAdmin = e.hasSuperuserAuth() || e.auth?.getString("role") == "admin"
    const before = e.record.original()
    for (const field of ["role", "suspended"]) {
        if (e.record.get(field) == before.get(field)) continue
        if (!isAdmin || e.auth.id == e.record.id) throw new ForbiddenError(`You may not change ${field}.`)
    }

    // What is noted is stored together with the change, or not at all.
    const app = e.app
    return app.runInTransaction((tx) => {
        e.app = tx
        try {
            e.next()
            if (e.record.getBool("suspended") != before.getBool("suspended")) {
                const note = require(`${__hooks}/audit.js`)
                note(tx, e.record.getBool("suspended") ? "suspend" : "readmit", e.auth, e.record.id, { email: e.record.email() })
            }
        } finally {
            e.app = app
        }
    })
}, "users")

// Who is suspended can't sign in, and what was issued before ends at once.
onRecordAuthRequest((e) => {
    if (e.record.getBool("suspended")) throw new ForbiddenError("This account is suspended.")
    e.next()
}, "users")

onRecordUpdate((e) => {
    if (e.record.getBool("suspended") && !e.record.original().getBool("suspended")) e.record.refreshTokenKey()
    e.next()
}, "users")

// Admins see who is suspended; others see only that of themselves.
onRecordEnrich((e) => {
    const viewer = e.requestInfo.auth
    if (viewer?.getString("role") != "admin" && viewer?.id != e.record.id) e.record.hide("suspended", "role")
    e.next()
}, "users")
