using Holdall.Plugins.AdminUi;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Realtime;

namespace Holdall.Integration.Tests.Plugins;

/// <summary>Plugins listed and switched over HTTP.</summary>
public sealed class PluginSwitchTests : IAsyncLifetime
{
    private TestApp _app = null!;

    private string Configuration => Path.Combine(Path.GetDirectoryName(_app.DataFile)!, "holdall.json");

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin(), new AdminUiPlugin(), new RealtimePlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Only_superusers_may_list_and_switch()
    {
        await _app.AddAccountAsync("users", "user@example.com");
        var user = await _app.SignInAsync("users", "user@example.com");

        (await _app.Guest.GetAsync("/api/plugins")).Status.ShouldBe(401);
        (await user.GetAsync("/api/plugins")).Status.ShouldBe(403);
        foreach (var action in new[] { "enable", "disable" })
        {
            (await _app.Guest.PostAsync($"/api/plugins/realtime/{action}", new { })).Status.ShouldBe(401);
            (await user.PostAsync($"/api/plugins/realtime/{action}", new { })).Status.ShouldBe(403);
        }

        File.Exists(Configuration).ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_says_what_each_is_and_whether_it_runs()
    {
        var all = (await _app.Superuser.GetAsync("/api/plugins")).Json.EnumerateArray().ToArray();

        all.Select(plugin => plugin.GetProperty("id").GetString()).ShouldBe(["admin-ui", "auth", "realtime"]);
        all[2].GetProperty("status").GetString().ShouldBe("Active");
        all[2].GetProperty("enabled").GetBoolean().ShouldBeTrue();
        all[2].GetProperty("restartNeeded").GetBoolean().ShouldBeFalse();
        all[2].GetProperty("losses").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_plugin_that_there_is_not_is_not_found()
    {
        (await _app.Superuser.PostAsync("/api/plugins/nope/enable", new { })).Status.ShouldBe(404);
        (await _app.Superuser.PostAsync("/api/plugins/nope/disable", new { })).Status.ShouldBe(404);
        File.Exists(Configuration).ShouldBeFalse();
    }

    [Fact]
    public async Task A_switch_is_written_beside_what_else_is_configured_and_waits_for_the_next_start()
    {
        await File.WriteAllTextAsync(Configuration, """{"settings": {"realtime": {"maxBytes": 65536}}, "Plugins": {"Realtime": true}}""", Cancelled);

        var off = await _app.Superuser.PostAsync("/api/plugins/realtime/disable", new { });

        (off.Status, off["enabled"], off["restartNeeded"], off["status"], off["hasSettings"]).ShouldBe((200, "False", "True", "Active", "True"));
        (await File.ReadAllTextAsync(Configuration, Cancelled)).ReplaceLineEndings("").Replace(" ", "")
            .ShouldBe("""{"settings":{"realtime":{"maxBytes":65536}},"Plugins":{"realtime":false}}""");

        var on = await _app.Superuser.PostAsync("/api/plugins/realtime/enable", new { });

        (on.Status, on["enabled"], on["restartNeeded"]).ShouldBe((200, "True", "False"));
    }

    [Theory]
    [InlineData("auth", "Nobody will be able to sign in")]
    [InlineData("admin-ui", "The dashboard will be gone")]
    public async Task What_locks_people_out_has_to_be_meant(string id, string loss)
    {
        var refused = await _app.Superuser.PostAsync($"/api/plugins/{id}/disable", new { });

        refused.Status.ShouldBe(400);
        refused["message"].ShouldStartWith(loss);
        File.Exists(Configuration).ShouldBeFalse();

        (await _app.Superuser.PostAsync($"/api/plugins/{id}/disable?force=true", new { }))["enabled"].ShouldBe("False");
    }

    [Theory]
    [InlineData("{\n  // why\n  \"plugins\": {}\n}")]
    [InlineData("{ broken")]
    public async Task A_file_that_would_lose_something_or_is_broken_is_left_alone(string text)
    {
        await File.WriteAllTextAsync(Configuration, text, Cancelled);

        (await _app.Superuser.PostAsync("/api/plugins/realtime/disable", new { })).Status.ShouldBe(400);

        (await File.ReadAllTextAsync(Configuration, Cancelled)).ShouldBe(text);
    }

    [Fact]
    public async Task Switches_at_the_same_time_lose_none()
    {
        string[] ids = ["realtime", "auth", "admin-ui"];
        var answers = await Task.WhenAll(ids.Select(id => _app.Superuser.PostAsync($"/api/plugins/{id}/disable?force=true", new { })));

        answers.ShouldAllBe(answer => answer.Status == 200);
        var all = (await _app.Superuser.GetAsync("/api/plugins")).Json.EnumerateArray();
        all.ShouldAllBe(plugin => !plugin.GetProperty("enabled").GetBoolean());
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
