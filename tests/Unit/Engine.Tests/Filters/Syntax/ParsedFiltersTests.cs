using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Syntax;

public sealed class ParsedFiltersTests
{
    [Fact]
    public void A_text_is_parsed_once() => ParsedFilters.Get("parsed = 'once'").ShouldBeSameAs(ParsedFilters.Get("parsed = 'once'"));

    [Fact]
    public void An_error_is_not_kept()
    {
        Should.Throw<FilterException>(() => ParsedFilters.Get("a ="));
        Should.Throw<FilterException>(() => ParsedFilters.Get("a ="));
    }
}
