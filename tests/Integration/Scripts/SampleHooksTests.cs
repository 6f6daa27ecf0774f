using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdall.Jobs;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>The examples in <c>samples/hooks</c>, used as their readers would.</summary>
public sealed class SampleHooksTests
{
    private const string Users = "/api/collections/users/records";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_sign_up_by_invitation_and_can_be_suspended_by_an_admin()
    {
        await using var app = await StartAsync("members");
        (await app.Superuser.PostAsync("/api/collections/invited_domains/records", new { domain = "example.com" })).Status.ShouldBe(200);

        (await app.Guest.PostAsync(Users, Account("eve@elsewhere.com"))).ErrorOf("email").ShouldBe("not_invited");
        var ann = await app.Guest.PostAsync(Users, Account("ann@example.com"));
        var bob = await app.Guest.PostAsync(Users, Account("bob@example.com", "admin"));
        app.Records.Find("users", ann["id"]!)!.GetString("role").ShouldBe("admin");
        app.Records.Find("users", bob["id"]!)!.GetString("role").ShouldBe("member");

        var asAnn = await app.SignInAsync("users", "ann@example.com");
        var asBob = await app.SignInAsync("users", "bob@example.com");
        (await asBob.PatchAsync($"{Users}/{bob["id"]}", new { role = "admin" })).Status.ShouldBe(403);
        (await asAnn.PatchAsync($"{Users}/{bob["id"]}", new { suspended = true })).Status.ShouldBe(200);

        (await app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "bob@example.com", password = TestApp.Password })).Status.ShouldBe(403);
        (await asBob.GetAsync($"{Users}/{bob["id"]}")).Status.ShouldBe(404);
        var audit = await asAnn.GetAsync("/api/collections/audit/records");
        audit.Json.GetProperty("items")[0].GetProperty("action").GetString().ShouldBe("suspend");
        audit.Json.GetProperty("items")[0].GetProperty("who").GetString().ShouldBe(ann["id"]);
    }

    [Fact]
    public async Task Webhooks_are_signed_and_tried_again()
    {
        var received = new ConcurrentQueue<(string Body, string Signature)>();
        var isDown = true;
        await using var receiver = await ReceiverAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            if (isDown) http.Response.StatusCode = 503;
            else received.Enqueue((await reader.ReadToEndAsync(), http.Request.Headers["X-Signature"].ToString()));
        });
        await using var app = await StartAsync("webhooks");
        var secret = new string('s', 32);
        await app.Superuser.PostAsync("/api/collections/webhooks/records", new { url = receiver.Urls.Single() + "/hook", secret, active = true });

        (await app.Guest.PostAsync("/api/collections/orders/records", new { product = "bag", amount = 2 })).Status.ShouldBe(200);
        await Eventually.HoldsAsync(() => app.Records.FindFirst("deliveries", "attempts = 1 && status = 'waiting'") is not null);

        isDown = false;
        await app.Services.GetRequiredService<IJobs>().RunCronAsync("webhooks_retry", Stop);
        await Eventually.HoldsAsync(() => app.Records.FindFirst("deliveries", "attempts = 2 && status = 'done'") is not null);
        var (body, signature) = received.ShouldHaveSingleItem();
        JsonDocument.Parse(body).RootElement.GetProperty("order").GetProperty("product").GetString().ShouldBe("bag");
        signature.ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body))));
    }

    [Fact]
    public async Task Links_lead_on_are_counted_and_expire()
    {
        await using var app = await StartAsync("links");
        await app.AddAccountAsync("users", "ann@example.com");
        await app.AddAccountAsync("users", "bob@example.com");
        var ann = await app.SignInAsync("users", "ann@example.com");

        (await app.Guest.PostAsync("/links", new { target = "https://example.com/a" })).Status.ShouldBe(401);
        (await ann.PostAsync("/links", new { target = "no address" })).ErrorOf("target").ShouldBe("validation_invalid_url");
        (await ann.PostAsync("/links", new { target = "https://example.com/a", slug = "my-link", days = 7 })).Status.ShouldBe(201);
        (await ann.PostAsync("/links", new { target = "https://example.com/b" }))["slug"]!.Length.ShouldBe(7);

        for (var i = 0; i < 3; i++) (await app.Guest.GetAsync("/l/my-link")).Status.ShouldBe(302);
        var page = await ann.GetAsync("/links/my-link");
        page.Text.ShouldContain("<title>my-link</title>");
        page.Text.ShouldContain("<td>3</td>");
        (await (await app.SignInAsync("users", "bob@example.com")).GetAsync("/links/my-link")).Status.ShouldBe(404);

        var link = app.Records.FindFirst("links", "slug = 'my-link'")!;
        link["expires"] = "2020-01-01 00:00:00.000Z";
        await app.Records.SaveAsync(link, Stop);
        (await app.Guest.GetAsync("/l/my-link")).Status.ShouldBe(404);
        await app.Services.GetRequiredService<IJobs>().RunCronAsync("links_cleanup", Stop);
        await Eventually.HoldsAsync(() => app.Records.Count("links") == 1);
        app.Records.Count("clicks").ShouldBe(0);
    }

    private static Task<TestApp> StartAsync(string sample) => TestApp.StartWithFolderAsync(
        Path.Combine(AppContext.BaseDirectory, "samples", "hooks", sample), new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());

    private static object Account(string email, string role = "") =>
        new { email, role, password = TestApp.Password, passwordConfirm = TestApp.Password };

    /// <summary>A server that does what a test wants.</summary>
    private static async Task<WebApplication> ReceiverAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = builder.Build();
        receiver.Run(answer);
        await receiver.StartAsync(Stop);
        return receiver;
    }
}
