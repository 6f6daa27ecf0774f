using Holdall.Engine.Files;
using Holdall.Files;
using Holdall.Http;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Files;

public sealed class FileHeadersTests
{
    [Theory]
    [InlineData("text/pl\u0001ain")]
    [InlineData("text/plain\r\nX-Evil: 1")]
    [InlineData("text/größe")]
    public void A_stored_type_that_fits_in_no_header_is_not_sent(string type)
    {
        var request = new FakeRequest();

        FileHeaders.Set(request, new StoredFile { Content = Stream.Null, Size = 0, ContentType = type, Modified = default }, "a/b/größe.txt", "größe.txt");

        request.Http.Response.Headers.ContentType.ToString().ShouldBe("application/octet-stream");
        request.Http.Response.Headers.ContentDisposition.ToString().ShouldBe("attachment; filename=\"gr__e.txt\"; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt");
    }
}
