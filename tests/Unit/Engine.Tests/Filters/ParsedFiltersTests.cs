using Holdall.Engine.Filters;

namespace Holdall.Engine.Tests.Filters;

public sealed class ParsedFiltersTests
{
    [Fact]
    public void A_tree_is_made_once_for_as_long_as_it_is_asked_for()
    {
        var filters = new ParsedFilters(8);
        var tree = filters.Get("a = 1");
        for (var i = 0; i < 100; i++)
        {
            filters.Get($"b = {i}");
            filters.Get("a = 1").ShouldBeSameAs(tree);
        }
    }

    [Fact]
    public void A_tree_that_nobody_asks_for_is_forgotten()
    {
        var filters = new ParsedFilters(8);
        var tree = filters.Get("a = 1");
        for (var i = 0; i < 100; i++) filters.Get($"b = {i}");
        filters.Get("a = 1").ShouldNotBeSameAs(tree);
    }

    [Fact]
    public void An_error_is_not_kept()
    {
        var filters = new ParsedFilters(8);
        Should.Throw<FilterException>(() => filters.Get("a ="));
        Should.Throw<FilterException>(() => filters.Get("a ="));
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        var filters = new ParsedFilters(8);
        Parallel.For(0, 20_000, i => ((FilterTerm)filters.Get($"a = {i % 30}")).Right.ShouldBe(new NumberNode(i % 30)));
    }
}
