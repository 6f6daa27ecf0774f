using System.Net;
using System.Text.Json;

namespace Holdall.Host.Tests.Pipeline;

public sealed class LargeAnswerTests
{
    [Fact]
    public async Task A_small_answer_tells_its_length()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        using var answer = await host.Client.GetAsync("/many/5", TestContext.Current.CancellationToken);

        answer.Headers.TransferEncodingChunked.ShouldBeNull();
        answer.Content.Headers.ContentLength.ShouldBe((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_large_answer_comes_in_pieces_and_is_whole()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        using var answer = await host.Client.GetAsync("/many/5000", TestContext.Current.CancellationToken);

        answer.Headers.TransferEncodingChunked.ShouldBe(true);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonElement.Parse(text).GetProperty("items").GetArrayLength().ShouldBe(5000);
        text.ShouldEndWith("]}");
    }

    [Fact]
    public async Task Fields_are_picked_from_a_large_answer()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.Client.GetStringAsync("/many/500?fields=other", TestContext.Current.CancellationToken)).ShouldBe("{}");
    }

    [Fact]
    public async Task A_failure_before_anything_has_left_is_an_answer()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        using var answer = await host.Client.GetAsync("/many/5?fails=1", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_failure_after_that_breaks_the_answer_off()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        await Should.ThrowAsync<HttpRequestException>(() => host.Client.GetStringAsync("/many/5000?fails=1", TestContext.Current.CancellationToken));
        (await host.Client.GetStringAsync("/many/0", TestContext.Current.CancellationToken)).ShouldBe("""{"items":[]}""");
    }

    [Fact]
    public async Task A_large_answer_to_HEAD_has_no_body()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        var answer = await host.SendRawAsync("HEAD", "/many/5000");

        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldEndWith("\r\n\r\n");
    }
}
