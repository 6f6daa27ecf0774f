using Holdall.Engine.Filters.Sql;

namespace Holdall.Engine.Tests.Filters.Sql;

/// <summary>The indexes that people make for their rules, filters and orders are used.</summary>
public sealed class IndexUseTests : IClassFixture<Blog>
{
    private const string Indexes = """
        CREATE INDEX IF NOT EXISTS i_posts_lead ON posts (lead);
        CREATE INDEX IF NOT EXISTS i_posts_title ON posts (title);
        CREATE INDEX IF NOT EXISTS i_posts_views ON posts (views);
        CREATE INDEX IF NOT EXISTS i_posts_published ON posts (published);
        CREATE INDEX IF NOT EXISTS i_comments_post ON comments (post);
        """;

    private readonly Blog _blog;

    public IndexUseTests(Blog blog)
    {
        _blog = blog;
        using var read = blog.Databases.Main.Read();
        read.Session.Execute(Indexes);
    }

    [Theory]
    [InlineData("lead = @request.auth.id", "i_posts_lead")]
    [InlineData("lead = @request.auth.id && title != ''", "i_posts_lead")]
    [InlineData("lead.id = @request.auth.id", "i_posts_lead")]
    [InlineData("title = 'a'", "i_posts_title")]
    [InlineData("title = 'a' || lead = @request.auth.id", "i_posts_title i_posts_lead")]
    [InlineData("title = ''", "i_posts_title")]
    [InlineData("views > 5", "i_posts_views")]
    [InlineData("views >= 5 && views < 9 && active = true", "i_posts_views")]
    [InlineData("published > @now", "i_posts_published")]
    [InlineData("id = 'p1'", "sqlite_autoindex_posts_1")]
    [InlineData("id = 'p1' || id = 'p2'", "sqlite_autoindex_posts_1")]
    [InlineData("lead.name = 'a'", "i_posts_lead")]
    [InlineData("lead.boss = @request.auth.id", "i_posts_lead")]
    [InlineData("tags.name ?= 'red'", "sqlite_autoindex_tags_1")]
    [InlineData("tags.name = 'red'", "sqlite_autoindex_tags_1")]
    [InlineData("comments_via_post.body ?= 'a'", "i_comments_post")]
    [InlineData("comments_via_post.body = 'a'", "i_comments_post")]
    [InlineData("comments_via_post.body != 'a'", "i_comments_post")]
    [InlineData("comments_via_post.public ?= true && comments_via_post.body ?= 'a'", "i_comments_post")]
    [InlineData("seo_via_post.slug = 'a'", "sqlite_autoindex_posts_1|idx_seo")]
    [InlineData("@collection.comments.post ?= id && @collection.comments.public ?= true", "i_comments_post")]
    [InlineData("@request.auth.posts_via_lead.id ?= id", "sqlite_autoindex_posts_1|i_posts_lead")]
    [InlineData("@request.auth.boss = lead", "i_posts_lead")]
    [InlineData("lead = @request.auth.boss", "i_posts_lead")]
    public void A_rule_uses_the_index(string rule, string indexes)
    {
        var plan = Plan(Blog.Query("posts", _blog.As("u2")).AddRule(rule).Build());
        foreach (var index in indexes.Split(' ')) plan.ShouldContain(step => IsSearch(step, index), string.Join("; ", plan));
    }

    [Theory]
    [InlineData("views", "i_posts_views")]
    [InlineData("-views", "i_posts_views")]
    [InlineData("-title", "i_posts_title")]
    [InlineData("id", "sqlite_autoindex_posts_1")]
    [InlineData("-@rowid", "")]
    public void An_order_is_read_from_the_index(string sort, string index)
    {
        var plan = Plan(Blog.Query("posts").AddSort(sort, fullAccess: false).Build());
        plan.ShouldHaveSingleItem().ShouldContain(index);
    }

    [Fact]
    public void A_rule_and_an_order_may_share_an_index() =>
        Plan(Blog.Query("posts", _blog.As("u2")).AddRule("lead = @request.auth.id").AddSort("-@rowid", fullAccess: true).Build())
            .ShouldHaveSingleItem().ShouldContain("i_posts_lead");

    /// <summary>Whether a step of the plan looks something up in one of some indexes.</summary>
    private static bool IsSearch(string step, string indexes) =>
        step.StartsWith("SEARCH ", StringComparison.Ordinal) && indexes.Split('|').Any(index => step.Contains(" " + index + " ", StringComparison.Ordinal));

    private List<string> Plan(FilterQuery query)
    {
        using var read = _blog.Databases.Main.Read();
        using var rows = read.Session.Prepare("EXPLAIN QUERY PLAN " + Blog.Sql(query));
        var plan = new List<string>();
        while (rows.Step()) plan.Add(rows.Text(3));
        return plan;
    }
}
