using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Mailer;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Mails that scripts put together.</summary>
public sealed class MailScriptTests
{
    private const string Script = """
        onMailerSend((e) => {
            const m = e.message
            const files = Object.keys(m.attachments).map((name) => name + ": " + toString(m.attachments[name]))
            $app.store().set("sent", [m.to.map((to) => to.address), files, Object.keys(m.inlineAttachments), m.headers["X-One"] || ""])
        })
        routerAdd("GET", "/filled", (e) => {
            const m = new MailerMessage({ to: [{ address: "ann@example.com" }], subject: "filled", html: "<p>a</p>" })
            m.attachments = {}
            m.attachments["a.txt"] = $filesystem.fileFromBytes("one", "x.txt").reader.open()
            m.attachments["b.txt"] = $filesystem.fileFromBytes("two", "x.txt").reader.open()
            m.headers = {}
            m.headers["X-One"] = "1"
            $app.newMailClient().send(m)
            return e.json(200, [Object.keys(m.attachments), $app.store().get("sent")])
        })
        routerAdd("GET", "/made", (e) => {
            const m = new MailerMessage({ to: [], headers: {}, attachments: {}, inlineAttachments: { "kept.txt": $filesystem.fileFromBytes("kept", "x.txt").reader.open(), "gone.txt": $filesystem.fileFromBytes("gone", "x.txt").reader.open() } })
            m.to.push({ address: "ann@example.com" })
            m.attachments["a.txt"] = $filesystem.fileFromBytes("one", "x.txt").reader.open()
            delete m.inlineAttachments["gone.txt"]
            $app.newMailClient().send(m)
            return e.json(200, [Object.keys(m.inlineAttachments), $app.store().get("sent")])
        })
        """;

    [Fact]
    public async Task Files_may_be_attached_one_by_one()
    {
        await using var app = await TestApp.StartAsync(
            [("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new MailerPlugin(), new JsHooksPlugin());

        (await app.Guest.GetAsync("/filled")).Text.ShouldBe("""[["a.txt","b.txt"],[["ann@example.com"],["a.txt: one","b.txt: two"],[],"1"]]""");
        (await app.Guest.GetAsync("/made")).Text.ShouldBe("""[["kept.txt"],[["ann@example.com"],["a.txt: one"],["kept.txt"],""]]""");
    }
}
