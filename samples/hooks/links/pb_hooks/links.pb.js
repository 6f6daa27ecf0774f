/// <reference path="../pb_data/types.d.ts" />

// Every answer tells how long it took.
routerUse((e) => {
    const begin = Date.now()
    e.set("begin", begin)
    e.response.header().set("x-begin", `${begin}`)
    return e.next()
})

// Makes a short link. Whoever is signed in may.
routerAdd("POST", "/links", (e) => {
    const body = new DynamicModel({ target: "", slug: "", days: 0 })
    e.bindBody(body)
    const link = new Record($app.findCollectionByNameOrId("links"))
    link.set("target", body.target)
    link.set("owner", e.auth.id)
    if (body.slug) link.set("slug", body.slug)
    if (body.days > 0) link.set("expires", new DateTime().addDate(0, 0, body.days))
    $app.save(link)
    return e.json(201, { slug: link.getString("slug"), url: `${$app.settings().meta.appURL}/l/${link.getString("slug")}` })
}, $apis.requireAuth("users"), $apis.bodyLimit(10 << 10))

// Leads to where a link leads, and counts.
routerAdd("GET", "/l/{slug}", (e) => {
    const link = $app.findFirstRecordByFilter(
        "links", "slug = {:slug} && (expires = '' || expires > @now)", { slug: e.request.pathValue("slug") })
    $app.db()
        .newQuery("INSERT INTO clicks (id, link, day, count) VALUES ({:id}, {:link}, {:day}, 1) ON CONFLICT (link, day) DO UPDATE SET count = count + 1")
        .bind({ id: $security.randomStringWithAlphabet(15, "abcdefghijklmnopqrstuvwxyz0123456789"), link: link.id, day: new DateTime().string().slice(0, 10) })
        .execute()
    return e.redirect(302, link.getString("target"))
})

// Shows how often it was followed, to its owner as a page.
routerAdd("GET", "/links/{slug}", (e) => {
    const link = $app.findFirstRecordByData("links", "slug", e.request.pathValue("slug"))
    if (link.getString("owner") != e.auth.id) throw new NotFoundError()
    const days = arrayOf(new DynamicModel({ day: "", count: 0 }))
    $app.db().select("day", "count").from("clicks").where($dbx.hashExp({ link: link.id })).orderBy("day DESC").limit(30).all(days)
    const page = $template.loadFiles(`${__hooks}/views/layout.html`, `${__hooks}/views/stats.html`)
    return e.html(200, page.render({
        slug: link.getString("slug"),
        target: link.getString("target"),
        days: days.map((day) => ({ day: day.day, count: day.count })),
    }))
}, $apis.requireAuth("users"))

// Expired links go once a day.
cronAdd("links_cleanup", "0 4 * * *", () => {
    const expired = $app.findRecordsByFilter("links", "expires != '' && expires < @now", "", 0, 0)
    for (const link of expired) $app.delete(link)
    if (expired.length) $app.logger().info("expired links were deleted", "count", expired.length)
})
