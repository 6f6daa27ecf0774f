using Holdall.Engine.Filters.Sql;

namespace Holdall.Engine.Tests.Filters.Sql;

/// <summary>No condition reads a whole related table for each record, although nobody made an index for it.</summary>
public sealed class QueryPlanTests(Blog blog) : IClassFixture<Blog>
{
    [Theory]
    [InlineData("lead.boss.name = 'a'")]
    [InlineData("tags.name ?= 'a' || title = 'b'")]
    [InlineData("tags.name != 'a'")]
    [InlineData("comments_via_post.body ?= 'a'")]
    [InlineData("comments_via_post.body ?= 'a' || title = 'b'")]
    [InlineData("comments_via_post.body ?!= 'a'")]
    [InlineData("comments_via_post.body = 'a'")]
    [InlineData("comments_via_post.body != '' || title = 'b'")]
    [InlineData("comments_via_post.id = ''")]
    [InlineData("seo_via_post.slug = 'a' || seo_via_post.slug = 'b'")]
    [InlineData("@collection.comments.post ?= id && @collection.comments.body ?= 'a'")]
    [InlineData("title = 'b' || (@collection.comments.post ?= id && @collection.comments.body ?= 'a')")]
    [InlineData("@request.auth.posts_via_lead.id ?= id || title = 'b'")]
    public void Related_records_are_looked_up(string rule)
    {
        var plan = Plan(Blog.Query("posts", blog.As("u1")).AddRule(rule).Build());
        plan.ShouldNotContain(step => step.StartsWith("SCAN j$", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-comments_via_post.body")]
    [InlineData("tags.name,lead.name")]
    public void Related_records_are_looked_up_for_sorting(string sort)
    {
        var plan = Plan(Blog.Query("posts", Blog.AsSuperuser()).AddSort(sort, fullAccess: true).Build());
        plan.ShouldNotContain(step => step.StartsWith("SCAN j$", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id = 'p1' && tags.name ?= 'red'")]
    [InlineData("id = 'p1' && comments_via_post.body = 'nice'")]
    [InlineData("(id = 'p1' || id = 'p2') && lead.name != ''")]
    public void A_record_is_found_by_its_id(string rule) =>
        Plan(Blog.Query("posts").AddRule(rule).Build()).ShouldNotContain(step => step.StartsWith("SCAN posts", StringComparison.Ordinal));

    private List<string> Plan(FilterQuery query)
    {
        using var read = blog.Databases.Main.Read();
        using var rows = read.Session.Prepare("EXPLAIN QUERY PLAN " + Blog.Sql(query));
        var plan = new List<string>();
        while (rows.Step()) plan.Add(rows.Text(3));
        return plan;
    }
}
