using System.Text;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Tests.Driver;

public sealed class HttpResponseFrameTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200)]
    [InlineData("HTTP/1.1 404 Not Found\r\nVary: Origin\r\ncontent-length:0\r\n\r\n", 404)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 204 No Content\r\nVary: Origin\r\n\r\n", 204)]
    public void A_response_is_whole_with_its_last_byte_and_not_before(string response, int expected)
    {
        var bytes = Encoding.ASCII.GetBytes(response);

        for (var received = 0; received < bytes.Length; received++)
            HttpResponseFrame.TryMeasure(bytes.AsSpan(0, received), out _, out _).ShouldBeFalse($"after {received} bytes");

        HttpResponseFrame.TryMeasure(bytes, out var status, out var length).ShouldBeTrue();
        status.ShouldBe(expected);
        length.ShouldBe(bytes.Length);
    }

    [Fact]
    public void A_second_response_is_not_counted_to_the_first()
    {
        var bytes = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n"u8;

        HttpResponseFrame.TryMeasure(bytes, out _, out var length).ShouldBeTrue();
        length.ShouldBeLessThan(bytes.Length);
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nVary: Origin\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public void What_cannot_be_measured_is_refused(string response) =>
        Should.Throw<InvalidDataException>(() => HttpResponseFrame.TryMeasure(Encoding.ASCII.GetBytes(response), out _, out _));
}
