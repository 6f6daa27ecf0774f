using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Holdall.EndToEnd.Tests;

/// <summary>The dashboard of the published file, in Debian's Chromium.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task A_superuser_signs_in_and_reads_records()
    {
        using var folder = new TempFolder();
        await using var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        await MakePostsAsync(server);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add(error);

        await page.GotoAsync(server.Url + "/_/");
        await SignInAsync(page, "wrong password");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await SignInAsync(page, Server.Password);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "posts" }).First.ClickAsync();

        await Assertions.Expect(page.GetByText("A first post")).ToBeVisibleAsync();
        await page.GetByText("A first post").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("A first post");
        if (Environment.GetEnvironmentVariable("HOLDALL_SCREENSHOT") is { } path) await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        problems.ShouldBeEmpty();
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task A_client_may_ask_for_the_head_and_for_a_part_of_the_dashboard()
    {
        using var folder = new TempFolder();
        await using var server = await Server.StartNewAsync(folder);
        using var question = new HttpRequestMessage(HttpMethod.Head, "/_/");
        using var head = await server.Http.SendAsync(question);
        head.Headers.AcceptRanges.ShouldHaveSingleItem().ShouldBe("bytes");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_/");
        request.Headers.Range = new RangeHeaderValue(0, 8);
        using var part = await server.Http.SendAsync(request);
        ((int)part.StatusCode).ShouldBe(206);
        part.Content.Headers.ContentRange!.Length.ShouldBe(head.Content.Headers.ContentLength);
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(Server.Email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
    }

    private static async Task MakePostsAsync(Server server)
    {
        object[] fields = [new { name = "title", type = "text" }, new { name = "stars", type = "number" }, new { name = "live", type = "bool" }];
        var made = await server.Http.PostAsJsonAsync("/api/collections", new { name = "posts", type = "base", fields });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        foreach (var title in (string[])["A first post", "A second post"])
        {
            (await server.Http.PostAsJsonAsync("/api/collections/posts/records", new { title, stars = 3, live = true })).IsSuccessStatusCode.ShouldBeTrue();
        }
    }
}
