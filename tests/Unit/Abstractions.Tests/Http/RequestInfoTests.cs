using Holdall.Http;

namespace Holdall.Tests.Http;

public sealed class RequestInfoTests
{
    [Fact]
    public void Of_a_request_that_nobody_sent_everything_is_empty()
    {
        RequestInfo.None.Query.ShouldBeEmpty();
        RequestInfo.None.Headers.ShouldBeEmpty();
        RequestInfo.None.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("X-Token", "x_token")]
    [InlineData("content-type", "content_type")]
    [InlineData("X--Two.Words!", "x_two_words")]
    [InlineData("__x-_-y--", "x_y")]
    [InlineData("X-MyToken2Go", "x_mytoken2go")]
    [InlineData("x~a", "x_a")]
    [InlineData("---", "")]
    public void Rules_know_a_header_by_its_words(string name, string key) => RequestInfo.HeaderKey(name).ShouldBe(key);
}
