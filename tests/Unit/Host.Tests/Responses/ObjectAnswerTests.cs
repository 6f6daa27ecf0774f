namespace Holdall.Host.Tests.Responses;

public sealed class ObjectAnswerTests
{
    [Theory]
    [InlineData(
        "/json/object/a%2Fb",
        """{"name":"a/b","posts":[{"collectionId":"c","collectionName":"posts","facts":{"a":1},"title":"<b>é</b>"}],"facts":{"a":1},"none":null}""")]
    [InlineData("/json/object/x?fields=posts.title", """{"posts":[{"title":"<b>é</b>"}]}""")]
    public async Task An_object_is_answered_with_its_records_as_clients_see_them(string path, string expected)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).ShouldBe(expected);
    }
}
