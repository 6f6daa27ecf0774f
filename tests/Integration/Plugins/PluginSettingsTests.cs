using Holdall.Plugins.AdminUi;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.Telemetry;

namespace Holdall.Integration.Tests.Plugins;

/// <summary>Settings of plugins over HTTP.</summary>
public sealed class PluginSettingsTests : IAsyncLifetime
{
    private const string Address = "/api/plugins/files/settings";

    private TestApp _app = null!;

    private string Configuration => Path.Combine(Path.GetDirectoryName(_app.DataFile)!, "holdall.json");

    public async ValueTask InitializeAsync() =>
        _app = await TestApp.StartAsync(new AuthPlugin(), new AdminUiPlugin(), new FilesPlugin(), new TelemetryPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Only_superusers_may_see_and_change_them()
    {
        await _app.AddAccountAsync("users", "user@example.com");
        var user = await _app.SignInAsync("users", "user@example.com");

        (await _app.Guest.GetAsync(Address)).Status.ShouldBe(401);
        (await user.GetAsync(Address)).Status.ShouldBe(403);
        (await _app.Guest.PatchAsync(Address, new { linkSeconds = 10 })).Status.ShouldBe(401);
        (await user.PatchAsync(Address, new { linkSeconds = 10 })).Status.ShouldBe(403);
        File.Exists(Configuration).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plugin_that_says_nothing_has_its_types_to_say_what_can_be_set()
    {
        var schema = (await _app.Superuser.GetAsync(Address)).Json.GetProperty("schema").GetProperty("properties").GetProperty("linkSeconds");

        schema.GetProperty("type").GetString().ShouldBe("integer");
        schema.GetProperty("default").GetInt32().ShouldBe(300);
        (await _app.Superuser.GetAsync("/api/plugins/admin-ui/settings")).Status.ShouldBe(404);
        (await _app.Superuser.GetAsync("/api/plugins/nope/settings")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_change_is_written_beside_what_else_is_there_and_waits_for_the_next_start()
    {
        await File.WriteAllTextAsync(Configuration, """{"plugins": {"x": false}, "settings": {"FILES": {"LinkSeconds": 5}}}""", Cancelled);

        var changed = await _app.Superuser.PatchAsync(Address, new { linkSeconds = 60, thumbFormats = new[] { "image/webp" } });

        changed.Status.ShouldBe(200);
        changed.Json.GetProperty("restartNeeded").GetBoolean().ShouldBeTrue();
        changed.Json.GetProperty("values").GetProperty("linkSeconds").GetInt32().ShouldBe(60);
        (await TextAsync()).ShouldBe("""{"plugins":{"x":false},"settings":{"FILES":{"linkSeconds":60,"thumbFormats":["image/webp"]}}}""");

        var emptied = await _app.Superuser.PatchAsync(Address, new { linkSeconds = (int?)null, thumbFormats = (int?)null });

        emptied.Json.GetProperty("restartNeeded").GetBoolean().ShouldBeFalse();
        (await TextAsync()).ShouldBe("""{"plugins":{"x":false},"settings":{"FILES":{}}}""");
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_at_its_name()
    {
        var refused = await _app.Superuser.PatchAsync(Address, new { linkSeconds = "long", nonsense = 1 });

        refused.Status.ShouldBe(400);
        refused.Json.GetProperty("data").GetProperty("linkSeconds").GetProperty("code").GetString().ShouldBe("validation_invalid_value");
        refused.Json.GetProperty("data").GetProperty("nonsense").GetProperty("code").GetString().ShouldBe("validation_unknown_setting");
        File.Exists(Configuration).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_plugin_would_refuse_at_its_start_is_refused_now()
    {
        var refused = await _app.Superuser.PatchAsync("/api/plugins/telemetry/settings", new { prometheusPath = "no/slash" });

        refused.Status.ShouldBe(400);
        refused.Json.GetProperty("data").GetProperty("prometheusPath").GetProperty("code").GetString().ShouldBe("validation_refused_by_plugin");
        File.Exists(Configuration).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\n  // why\n  \"plugins\": {}\n}")]
    [InlineData("{ broken")]
    public async Task A_file_that_would_lose_something_or_is_broken_is_left_alone(string text)
    {
        await File.WriteAllTextAsync(Configuration, text, Cancelled);

        (await _app.Superuser.PatchAsync(Address, new { linkSeconds = 60 })).Status.ShouldBe(400);

        (await File.ReadAllTextAsync(Configuration, Cancelled)).ShouldBe(text);
    }

    [Fact]
    public async Task Changes_at_the_same_time_lose_none()
    {
        var answers = await Task.WhenAll(
            _app.Superuser.PatchAsync(Address, new { linkSeconds = 60 }), _app.Superuser.PatchAsync(Address, new { uploadHours = 3 }),
            _app.Superuser.PostAsync("/api/plugins/files/disable", new { }));

        answers.ShouldAllBe(answer => answer.Status == 200);
        var text = await TextAsync();
        text.ShouldContain("\"linkSeconds\":60");
        text.ShouldContain("\"uploadHours\":3");
        text.ShouldContain("\"files\":false");
    }

    private async Task<string> TextAsync() =>
        (await File.ReadAllTextAsync(Configuration, Cancelled)).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
