using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>What becomes of errors on their way through handlers of scripts.</summary>
public sealed class ErrorScriptTests : IAsyncLifetime
{
    private const string Script = """
        onRecordCreate((e) => {
            const how = e.record.getString("title")
            if (how.startsWith("api")) throw new ForbiddenError("api", { title: new ValidationError("told", "Told.") })
            if (how.startsWith("plain")) throw new Error("plain")
            e.next()
        }, "tasks")
        onRecordAfterCreateError((e) => {
            if (e.record.getString("title").endsWith("teapot")) throw new ApiError(418, "teapot")
            if (e.record.getString("title").endsWith("broken")) throw new Error("broken")
            e.next()
        }, "tasks")

        onCollectionCreate((e) => { if (e.collection.name == "banned") throw new ForbiddenError("not this one"); e.next() })
        onCollectionUpdate((e) => {
            if (e.collection.name == "banned") throw new BadRequestError("not so", { name: new ValidationError("told", "Told.") })
            e.next()
        })
        onCollectionDelete((e) => { if (e.collection.name == "kept") throw new NotFoundError("not at all"); e.next() })

        const keep = (e) => {
            try { return e.next() } catch (err) {
                return e.json(200, { name: err.name, error: err instanceof Error, text: String(err), message: err.message, status: err.status })
            }
        }
        routerAdd("GET", "/caught/{how}", (e) => {
            switch (e.request.pathValue("how")) {
                case "missing": return $app.findRecordById("tasks", "none")
                case "plain": throw new Error("inner")
                case "api": throw new ForbiddenError("no")
                case "save": return $app.save(new Record($app.findCollectionByNameOrId("tasks"), { title: "x".repeat(31) }))
            }
        }, keep)
        routerAdd("GET", "/thrown/{status}", (e) => { throw new ApiError(parseInt(e.request.pathValue("status")), "so") })
        routerAdd("GET", "/passed/{how}", (e) => {
            switch (e.request.pathValue("how")) {
                case "missing": return $app.findRecordById("tasks", "none")
                case "plain": throw new Error("inner")
                case "api": throw new ForbiddenError("no")
                case "save": return $app.save(new Record($app.findCollectionByNameOrId("tasks"), { title: "x".repeat(31) }))
            }
        }, (e) => { try { return e.next() } catch (err) { throw err } })
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""{"name":"tasks","type":"base","createRule":"","fields":[{"name":"title","type":"text","max":30}]}""");
        await _app.AddCollectionAsync("""{"name":"kept","type":"base","fields":[]}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(204, 204, "")]
    [InlineData(205, 205, "")]
    [InlineData(304, 304, "")]
    [InlineData(299, 299, """{"data":{},"message":"So.","status":299}""")]
    [InlineData(0, 500, """{"data":{},"message":"Something went wrong while processing your request.","status":500}""")]
    [InlineData(150, 500, """{"data":{},"message":"Something went wrong while processing your request.","status":500}""")]
    public async Task Errors_of_any_status_are_answered(int thrown, int status, string body)
    {
        var answer = await _app.Guest.GetAsync($"/thrown/{thrown}");

        (answer.Status, answer.Text).ShouldBe((status, body));
    }

    [Theory]
    [InlineData("of more than thirty letters teapot", 418, "Teapot.", null)]
    [InlineData("of more than thirty letters broken", 400, "Failed to create record.", "validation_max_text_constraint")]
    [InlineData("plain teapot", 418, "Teapot.", null)]
    [InlineData("plain broken", 400, "Failed to create record.", null)]
    [InlineData("api teapot", 403, "Api.", "told")]
    [InlineData("api broken", 403, "Api.", "told")]
    public async Task Only_an_api_error_stands_against_one_of_an_error_hook(string title, int status, string message, string? code)
    {
        var answer = await _app.Guest.PostAsync("/api/collections/tasks/records", new { title });

        (answer.Status, answer["message"]).ShouldBe((status, message));
        if (code is null) answer.Text.ShouldContain("\"data\":{}");
        else answer.ErrorOf("title").ShouldBe(code);
    }

    [Fact]
    public async Task An_error_of_a_hook_of_collections_is_told_and_no_answer()
    {
        var created = await _app.Superuser.PostAsync("/api/collections", new { name = "banned", type = "base" });
        var updated = await _app.Superuser.PatchAsync("/api/collections/kept", new { name = "banned" });
        var deleted = await _app.Superuser.DeleteAsync("/api/collections/kept");
        var invalid = await _app.Superuser.PostAsync("/api/collections", new { name = "kept", type = "base" });

        (created.Status, created["message"]).ShouldBe((400, "Failed to create collection. Raw error: \nNot this one."));
        (updated.Status, updated["message"]).ShouldBe((400, "Failed to update collection. Raw error: \nNot so."));
        (deleted.Status, deleted["message"]).ShouldBe((400, "Failed to delete collection."));
        foreach (var answer in new[] { created, updated, deleted }) answer.Text.ShouldContain("\"data\":{}");
        invalid.ErrorOf("name").ShouldBe("validation_collection_name_exists");
    }

    [Theory]
    [InlineData("missing", "GoError", true, "GoError: sql: no rows in result set")]
    [InlineData("plain", "GoError", true, "GoError: inner")]
    [InlineData("save", "GoError", true, "GoError: title: Must be no more than 30 character(s).")]
    [InlineData("api", "", false, "No.")]
    public async Task A_middleware_catches_what_its_route_has_met(string how, string name, bool isError, string text)
    {
        var caught = await _app.Guest.GetAsync("/caught/" + how);

        (caught["name"], caught.Json.GetProperty("error").GetBoolean(), caught["text"]).ShouldBe((name, isError, text));
    }

    [Theory]
    [InlineData("missing", 404)]
    [InlineData("plain", 400)]
    [InlineData("save", 400)]
    [InlineData("api", 403)]
    public async Task What_a_middleware_throws_again_is_answered_as_before(string how, int status)
    {
        var passed = await _app.Guest.GetAsync("/passed/" + how);

        passed.Status.ShouldBe(status);
        if (how == "save") passed.ErrorOf("title").ShouldBe("validation_max_text_constraint");
    }
}
