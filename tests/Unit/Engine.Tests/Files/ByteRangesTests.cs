using Holdall.Engine.Files;

namespace Holdall.Engine.Tests.Files;

public sealed class ByteRangesTests
{
    [Theory]
    [InlineData("bytes=0-0", "bytes 0-0/26")]
    [InlineData("bytes=5-", "bytes 5-25/26")]
    [InlineData("bytes=-3", "bytes 23-25/26")]
    [InlineData("bytes=-99", "bytes 0-25/26")]
    [InlineData("bytes=20-99", "bytes 20-25/26")]
    [InlineData("bytes= 0-4", "bytes 0-4/26")]
    [InlineData("bytes=0-4,", "bytes 0-4/26")]
    [InlineData("bytes=99-,0-1", "bytes 0-1/26")]
    [InlineData("bytes=0-1,24-", "bytes 0-1/26;bytes 24-25/26")]
    [InlineData("bytes=", "")]
    [InlineData("bytes=0-20,1-20", "")]
    public void Ranges_are_read(string header, string expected)
    {
        var ranges = new List<ByteRange>();

        ByteRanges.Parse(header, 26, ranges).ShouldBe(RangeOutcome.Satisfiable);

        string.Join(';', ranges.Select(r => r.Of(26))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("bytes=26-", RangeOutcome.BeyondEnd)]
    [InlineData("bytes=27-30", RangeOutcome.BeyondEnd)]
    [InlineData("bytes=-0", RangeOutcome.BeyondEnd)]
    [InlineData("bytes=5-2", RangeOutcome.Malformed)]
    [InlineData("bytes=a-b", RangeOutcome.Malformed)]
    [InlineData("bytes=5", RangeOutcome.Malformed)]
    [InlineData("bytes=-", RangeOutcome.Malformed)]
    [InlineData("bytes=--1", RangeOutcome.Malformed)]
    [InlineData("bytes=99999999999999999999-", RangeOutcome.Malformed)]
    [InlineData("bits=0-4", RangeOutcome.Malformed)]
    [InlineData("0-4", RangeOutcome.Malformed)]
    [InlineData("bytes 0-4", RangeOutcome.Malformed)]
    internal void Others_are_refused(string header, RangeOutcome expected) => ByteRanges.Parse(header, 26, []).ShouldBe(expected);

    [Fact]
    public void Of_an_empty_file_any_range_gives_all() => ByteRanges.Parse("bytes=0-", 0, []).ShouldBe(RangeOutcome.Satisfiable);
}
