namespace Holdall.Engine.Tests.Filters.Sql;

public sealed class UnusedValueTests(Blog blog) : IClassFixture<Blog>
{
    /// <summary>SQLite refuses a value for a parameter that the statement does not have.</summary>
    [Theory]
    [InlineData("@request.body.tags.unknown ?= id")]
    [InlineData("title = '' || @request.body.tags.name:each = 1")]
    [InlineData("@request.auth.posts_via_lead.unknown ?= id")]
    public void A_path_that_leads_nowhere_leaves_no_value_behind(string rule)
    {
        var request = blog.As("u1") with { Body = new Dictionary<string, object?> { ["tags"] = new[] { "t1", "t2" } } };
        var query = Blog.Query("posts", request).AddRule(rule).Build();
        Should.NotThrow(() => blog.Find(query));
    }
}
