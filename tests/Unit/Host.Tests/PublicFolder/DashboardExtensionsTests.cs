namespace Holdall.Host.Tests.PublicFolder;

public sealed class DashboardExtensionsTests
{
    [Fact]
    public async Task The_script_of_extensions_is_empty()
    {
        await using var host = await TestHost.StartAsync();

        using var answer = await host.Client.GetAsync("/_/extensions.js", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("");
    }
}
