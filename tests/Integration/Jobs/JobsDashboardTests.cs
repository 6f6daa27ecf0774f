using System.Text.RegularExpressions;
using Holdall.Host;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Jobs;

/// <summary>Who gets to see Hangfire's dashboard, and what it can do.</summary>
public sealed partial class JobsDashboardTests
{
    private const string Root = "/_/jobs/";

    [Fact]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        await using var app = await ServedApp.StartAsync(app => app.Use<AuthPlugin>(), "{}");
        using var browser = new Browser(app.Http.BaseAddress!);
        (await browser.StatusOfAsync(Root)).ShouldBe(404);
        (await browser.SignInAsync(app.Superuser.Token)).ShouldBe(404);
    }

    [Fact]
    public async Task Only_superusers_get_in()
    {
        await using var app = await StartAsync("read");
        var user = await UserAsync(app);
        using var browser = new Browser(app.Http.BaseAddress!);

        var (status, text, answer) = await browser.SendAsync(HttpMethod.Get, Root);
        status.ShouldBe(401);
        text.ShouldContain("sign-in.js");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'; connect-src 'self';");
        (await browser.SendAsync(HttpMethod.Get, Root + "sign-in.js")).Text.ShouldContain("sign-in");
        // A header alone is not what a page has.
        (await browser.SendAsync(HttpMethod.Get, Root, app.Superuser.Token)).Status.ShouldBe(401);
        (await browser.SignInAsync(null)).ShouldBe(401);
        (await browser.SignInAsync("nonsense")).ShouldBe(401);
        (await browser.SignInAsync(user)).ShouldBe(403);
        (await browser.StatusOfAsync(Root)).ShouldBe(401);

        (await browser.SignInAsync(app.Superuser.Token)).ShouldBe(204);
        (await browser.StatusOfAsync(Root)).ShouldBe(200);
    }

    [Fact]
    public async Task The_cookie_is_short_lived_bound_to_the_path_and_out_of_reach_of_scripts_and_other_sites()
    {
        await using var app = await StartAsync("read");
        using var browser = new Browser(app.Http.BaseAddress!);
        var (_, _, answer) = await browser.SendAsync(HttpMethod.Post, Root + "sign-in", app.Superuser.Token);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("holdall_jobs=");
        cookie.ShouldEndWith("; max-age=3600; path=/_/jobs; samesite=strict; httponly");
        cookie.ShouldNotContain(app.Superuser.Token!);
    }

    [Fact]
    public async Task A_session_ends_with_a_sign_out_and_with_its_token()
    {
        await using var app = await StartAsync("read");
        using var browser = new Browser(app.Http.BaseAddress!);
        await browser.SignInAsync(app.Superuser.Token);
        (await browser.SendAsync(HttpMethod.Post, Root + "sign-out")).Status.ShouldBe(204);
        (await browser.StatusOfAsync(Root)).ShouldBe(401);

        using var other = new Browser(app.Http.BaseAddress!);
        (await other.SignInAsync(app.Superuser.Token)).ShouldBe(204);
        (await other.StatusOfAsync(Root)).ShouldBe(200);
        var id = (await app.Superuser.GetAsync("/api/collections/_superusers/records")).Items();
        (await app.Superuser.PatchAsync($"/api/collections/_superusers/records/{id}", new { password = "another password", passwordConfirm = "another password" }))
            .Status.ShouldBe(200);
        (await other.StatusOfAsync(Root)).ShouldBe(401);
    }

    [Fact]
    public async Task Superusers_of_other_addresses_than_those_of_the_settings_are_kept_out()
    {
        await using var app = await StartAsync("read");
        using var browser = new Browser(app.Http.BaseAddress!);
        await browser.SignInAsync(app.Superuser.Token);
        (await app.Superuser.PatchAsync("/api/settings", new { superuserIPs = new[] { "10.0.0.1" } })).Status.ShouldBe(200);
        (await browser.StatusOfAsync(Root)).ShouldBe(403);
        (await browser.SignInAsync(app.Superuser.Token)).ShouldBe(403);
    }

    [Fact]
    public async Task Pages_of_other_origins_get_nothing_done()
    {
        await using var app = await StartAsync("full");
        using var browser = new Browser(app.Http.BaseAddress!);
        await browser.SignInAsync(app.Superuser.Token);
        // Another port of the same host is the same site.
        const string Foreign = "http://127.0.0.1:1";
        (await browser.SendAsync(HttpMethod.Get, Root, origin: Foreign)).Status.ShouldBe(403);
        (await browser.SendAsync(HttpMethod.Post, Root + "jobs/failed/delete", origin: Foreign, form: ("jobs[]", "1"))).Status.ShouldBe(403);
        (await browser.SendAsync(HttpMethod.Post, Root + "sign-in", app.Superuser.Token, origin: Foreign)).Status.ShouldBe(403);
        (await browser.SendAsync(HttpMethod.Post, Root + "sign-out", origin: "null")).Status.ShouldBe(403);
        (await browser.StatusOfAsync(Root)).ShouldBe(200);
    }

    [Fact]
    public async Task Every_page_of_it_works_and_nothing_of_it_runs_in_a_page()
    {
        await using var app = await StartAsync("read");
        using var browser = new Browser(app.Http.BaseAddress!);
        await browser.SignInAsync(app.Superuser.Token);
        var run = await RunAsync(app, browser);

        foreach (var path in (string[])["", "jobs/enqueued", "jobs/enqueued/_host", "jobs/enqueued/fetched/_host", "jobs/scheduled", "jobs/processing",
            "jobs/succeeded", "jobs/failed", "jobs/deleted", "jobs/awaiting", "retries", "recurring", "servers"])
        {
            var (status, text, answer) = await browser.SendAsync(HttpMethod.Get, Root + path);
            status.ShouldBe(200, path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
            InPage().IsMatch(text).ShouldBeFalse(path);
            foreach (var part in Parts().Matches(text).Select(match => match.Groups[1].Value).Where(part => part.StartsWith(Root, StringComparison.Ordinal)))
                (await browser.StatusOfAsync(part)).ShouldBe(200, part);
        }

        (await browser.SendAsync(HttpMethod.Get, Root + "jobs/succeeded")).Text.ShouldContain("_host: __pbLogsCleanup__");
        (await browser.SendAsync(HttpMethod.Get, Root + "jobs/details/" + run)).Text.ShouldContain("Succeeded");
        (await browser.SendAsync(HttpMethod.Post, Root + "stats", form: ("metrics[]", "servers:count"))).Status.ShouldBe(200);
        (await browser.StatusOfAsync(Root + "no/such/page")).ShouldBe(404);
    }

    [Fact]
    public async Task Runs_are_repeated_where_that_is_wanted_and_only_there()
    {
        await using (var app = await StartAsync("read"))
        {
            using var browser = new Browser(app.Http.BaseAddress!);
            await browser.SignInAsync(app.Superuser.Token);
            var run = await RunAsync(app, browser);
            (await browser.SendAsync(HttpMethod.Post, $"{Root}jobs/actions/requeue/{run}", form: ("x", "y"))).Status.ShouldBe(403);
        }

        await using (var app = await StartAsync("full"))
        {
            using var browser = new Browser(app.Http.BaseAddress!);
            await browser.SignInAsync(app.Superuser.Token);
            var run = await RunAsync(app, browser);
            (await browser.SendAsync(HttpMethod.Post, Root + "jobs/succeeded/requeue", form: ("jobs[]", run))).Status.ShouldBe(204);
            // It ran again, in the queue of its owner.
            await Eventually.HoldsAsync(async () =>
                (await browser.SendAsync(HttpMethod.Get, Root + "jobs/details/" + run)).Text.Split("state-card-title\"").Length > 5);
        }
    }

    [Fact]
    public async Task A_word_that_means_nothing_is_told_at_start_and_by_the_doctor()
    {
        const string Reason = "jobs.dashboard must be \"off\", \"read\" or \"full\", not \"maybe\".";
        using var folder = new TempFolder();
        (await CommandAsync(folder, "migrate", "up")).Code.ShouldBe(0);
        await File.WriteAllTextAsync(folder.File("pb_data", "holdall.json"), """{"jobs":{"dashboard":"maybe"}}""", TestContext.Current.CancellationToken);
        (await CommandAsync(folder, "plugins")).ShouldBe((1, "Error: " + Reason));
        var (code, text) = await CommandAsync(folder, "doctor");
        code.ShouldBe(1);
        text.ShouldContain(Reason);
    }

    private static async Task<(int Code, string Text)> CommandAsync(TempFolder folder, params string[] words)
    {
        using var text = new StringWriter();
        var code = await HoldallApp.Create([.. words, "--dir", folder.File("pb_data")]).RunAsync(text, text, TestContext.Current.CancellationToken);
        return (code, text.ToString().Trim());
    }

    private static Task<ServedApp> StartAsync(string mode) =>
        ServedApp.StartAsync(app => app.Use<AuthPlugin>(), "{\"jobs\": {\"dashboard\": \"" + mode + "\"}}");

    /// <summary>Runs a job to its end.</summary>
    /// <returns>The id of the run.</returns>
    private static async Task<string> RunAsync(ServedApp app, Browser browser)
    {
        (await app.Superuser.SendAsync(HttpMethod.Post, "/api/crons/__pbLogsCleanup__", null)).Status.ShouldBe(204);
        var page = "";
        await Eventually.HoldsAsync(async () => Runs().IsMatch(page = (await browser.SendAsync(HttpMethod.Get, Root + "jobs/succeeded")).Text));
        return Runs().Match(page).Groups[1].Value;
    }

    private static async Task<string> UserAsync(ServedApp app)
    {
        (await app.Superuser.PostAsync("/api/collections/users/records", new { email = "ann@example.com", password = TestApp.Password, passwordConfirm = TestApp.Password }))
            .Status.ShouldBe(200);
        return (await app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password }))["token"]!;
    }

    [GeneratedRegex("jobs/details/([0-9]+)")]
    private static partial Regex Runs();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=\"|href=\"javascript:|<style")]
    private static partial Regex InPage();

    [GeneratedRegex("(?:src|href)=\"([^\"?#]+(?:\\.|/js|/css)[^\"?#]*)")]
    private static partial Regex Parts();
}
