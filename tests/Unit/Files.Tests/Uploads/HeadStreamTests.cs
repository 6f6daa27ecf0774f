using Holdall.Plugins.Files.Uploads;

namespace Holdall.Plugins.Files.Tests.Uploads;

public sealed class HeadStreamTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task All_of_it_comes_in_order_from_wherever_one_reads(int head)
    {
        await using var stream = new HeadStream(Content[..head], new MemoryStream(Content));
        using var copy = new MemoryStream();

        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);

        copy.ToArray().ShouldBe(Content);
        stream.Position = 5;
        var part = new byte[20];
        await stream.ReadExactlyAsync(part, TestContext.Current.CancellationToken);
        part.ShouldBe(Content[5..25]);
    }

    [Fact]
    public void The_first_bytes_are_read_without_waiting_and_no_others()
    {
        using var stream = new HeadStream(Content[..10], new MemoryStream(Content));
        var head = new byte[10];

        stream.ReadAtLeast(head, 10).ShouldBe(10);

        head.ShouldBe(Content[..10]);
        Should.Throw<NotSupportedException>(() => stream.ReadByte());
    }
}
