using System.IO.Pipelines;
using System.Text;
using Holdall.Host.Requests.Bodies;

namespace Holdall.Host.Tests.Requests.Bodies;

public sealed class PartReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    [InlineData("\r\nwhat mail programs of old would show")]
    public async Task Nothing_of_the_body_is_left_unread_behind_the_last_part(string epilogue)
    {
        var aborted = TestContext.Current.CancellationToken;
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes($"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--{epilogue}"), aborted);
        await pipe.Writer.CompleteAsync();
        var parts = new PartReader(pipe.Reader, "x");

        (await parts.NextAsync(aborted)).ShouldBe("form-data; name=a");
        (await parts.NextAsync(aborted)).ShouldBeNull();

        var rest = await pipe.Reader.ReadAsync(aborted);
        (rest.IsCompleted, rest.Buffer.IsEmpty).ShouldBe((true, true));
    }
}
