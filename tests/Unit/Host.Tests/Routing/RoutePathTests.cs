using Holdall.Host.Routing;

namespace Holdall.Host.Tests.Routing;

public sealed class RoutePathTests
{
    [Theory]
    [InlineData("/a/b", "/a/b", RouteRelation.Same)]
    [InlineData("/a/b", "/a/{x}", RouteRelation.Narrower)]
    [InlineData("/a/{x}", "/a/{y}", RouteRelation.Same)]
    [InlineData("/a/{x}/c", "/a/b/{y}", RouteRelation.Crossing)]
    [InlineData("/a/{x}/c", "/b/{x}/{y}", RouteRelation.Apart)]
    [InlineData("/a/", "/a/{rest...}", RouteRelation.Same)]
    [InlineData("/a/{x}", "/a/{rest...}", RouteRelation.Narrower)]
    [InlineData("/a", "/a/", RouteRelation.Apart)]
    [InlineData("/a/{$}", "/a/", RouteRelation.Narrower)]
    [InlineData("/a/{$}", "/a/{x}", RouteRelation.Apart)]
    [InlineData("/{x}/b/", "/a/{y...}", RouteRelation.Crossing)]
    [InlineData("/", "/a", RouteRelation.Wider)]
    [InlineData("example.com/a", "/a", RouteRelation.Narrower)]
    [InlineData("example.com/a", "example.org/a", RouteRelation.Apart)]
    public void Of_two_patterns_it_is_known_which_matches_more(string one, string other, object relation)
    {
        var (first, second) = (RoutePath.Parse(one), RoutePath.Parse(other));

        first.CompareTo(second).ShouldBe(relation);
        second.CompareTo(first).ShouldBe(relation switch
        {
            RouteRelation.Narrower => RouteRelation.Wider,
            RouteRelation.Wider => RouteRelation.Narrower,
            _ => relation,
        });
    }

    [Theory]
    [InlineData("a")]
    [InlineData("/a//b")]
    [InlineData("/a/{}")]
    [InlineData("/a/{x")]
    [InlineData("/a/b{x}")]
    [InlineData("/a/{x...}/b")]
    [InlineData("/a/{$}/b")]
    [InlineData("/a/{x}/{x}")]
    [InlineData("/a/{1x}")]
    [InlineData("/a/{x-y}")]
    public void What_is_no_pattern_is_refused(string text) =>
        Should.Throw<InvalidOperationException>(() => RoutePath.Parse(text)).Message.ShouldContain($"\"{text}\" is not valid: ");
}
