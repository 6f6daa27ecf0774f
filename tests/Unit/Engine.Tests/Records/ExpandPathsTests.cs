using Holdall.Engine.Records;

namespace Holdall.Engine.Tests.Records;

public sealed class ExpandPathsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a,b", "a|b")]
    [InlineData(" a . b , .c. ,,a.b", "a.b|c")]
    [InlineData("a,a.b", "a.b")]
    [InlineData("a.b,a", "a.b")]
    [InlineData("ab,a", "ab|a")]
    [InlineData("a.b,a.c", "a.b|a.c")]
    [InlineData("a..b", "a..b")]
    [InlineData("a.b.c.d.e.f.g,a.b.c.d.e.f,a.b.c.d.e", "a.b.c.d.e.f")]
    public void Paths_are_cleaned_and_those_that_others_bring_along_left_out(string expand, string expected) =>
        string.Join('|', ExpandPaths.Parse(expand).Select(p => string.Join('.', p))).ShouldBe(expected);

    [Fact]
    public void More_paths_than_any_client_has_are_left_out()
    {
        var paths = ExpandPaths.Parse(string.Join(',', Enumerable.Range(0, 40_000).Select(i => $"n{i}")));
        paths.Count.ShouldBe(200);
        paths[^1].ShouldBe(["n199"]);
    }

    [Fact]
    public void A_path_of_many_segments_takes_no_more_room_than_it_has_letters()
    {
        var expand = string.Concat(Enumerable.Repeat("a.", 100_000)) + "b";
        var before = GC.GetAllocatedBytesForCurrentThread();
        ExpandPaths.Parse(expand).ShouldHaveSingleItem().ShouldBe(["a", "a", "a", "a", "a", "a"]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10 * expand.Length);
    }
}
