using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Sql;

public sealed class PlaceholderTests(Blog blog) : IClassFixture<Blog>
{
    public static TheoryData<string, object?, string> Values() => new()
    {
        { "title = {:x}", "Hello World", "p1" },
        { "title = {:x}", "10", "p5" },
        { "title = {:x}", 10, "" },
        { "title = {:x}", null, "p3" },
        { "title = {:x}", "", "" },
        { "title = {:x}", "' || 1=1 || '", "" },
        { "title = {:x}", "\" || 1=1 || \"", "" },
        { "title != {:x}", "a\0b", "p1 p2 p3 p4 p5" },
        { "views = {:x}", 10, "p1" },
        { "views = {:x}", 5.5, "p3" },
        { "active = {:x}", true, "p1 p3 p5" },
        { "active = {:x} && views > 10", false, "p4" },
        { "published = {:x}", new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "p3" },
        { "kinds = {:x}", new[] { "x", "y" }, "p1" },
        { "title ~ '{:x}% off'", 50, "p4" },
        { "strftime('%Y', {:x}) = '2026' && id = 'p1'", "2026-01-01", "p1" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_takes_the_place_of_its_name(string filter, object? value, string expected)
    {
        var query = Blog.Query("posts").AddFilter(filter, fullAccess: true, [("x", value)]).Build();
        string.Join(' ', blog.Find(query).Order()).ShouldBe(expected);
    }

    [Fact]
    public void A_placeholder_without_a_value_is_an_error()
    {
        Should.Throw<FilterException>(() => Blog.Query("posts").AddFilter("title = {:y}", fullAccess: true, [("x", 1)]));
        Should.Throw<FilterException>(() => Blog.Query("posts").AddRule("title = {:x}"));
    }

    [Fact]
    public void A_value_is_never_read_as_a_placeholder()
    {
        var query = Blog.Query("posts").AddFilter("title = {:x}", fullAccess: true, [("x", "{:y}"), ("y", "10")]).Build();
        blog.Find(query).ShouldBeEmpty();
        query.Parameters.ShouldBe(["{:y}"]);
    }
}
