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
}
