using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Schema;

namespace Holdall.Engine.Tests.Filters.Paths;

/// <summary>What an index of another collection tells for all records is found once.</summary>
public sealed class KnownRowsTests : IClassFixture<Blog>
{
    private const string Index = "CREATE INDEX IF NOT EXISTS i_comments_body ON comments (body)";

    private static readonly SchemaSnapshot Indexed = Blog.Schema.With(Blog.Schema.Get("comments") with { Indexes = [Index] });

    private readonly Blog _blog;

    public KnownRowsTests(Blog blog)
    {
        _blog = blog;
        using var read = blog.Databases.Main.Read();
        read.Session.Execute(Index);
    }

    [Theory]
    [InlineData("comments_via_post.body ?= 'nice'")]
    [InlineData("'nice' ?= comments_via_post.body")]
    [InlineData("comments_via_post.body = 'nice'")]
    [InlineData("lead.posts_via_lead.comments_via_post.body ?= 'nice'")]
    [InlineData("comments_via_post.body ?= 'nice' && comments_via_post.id ?= 'c1'")]
    [InlineData("comments_via_post.body ?= 'bad' || title = ''")]
    [InlineData("comments_via_post.body ?= 'nice' && comments_via_post.public ?= false")]
    [InlineData("comments_via_post.body ?= '' || comments_via_post.body ?= null")]
    [InlineData("comments_via_about.body ?= 'nice'")]
    [InlineData("comments_via_post.body:lower ?= 'nice'")]
    [InlineData("comments_via_post.body ?!= 'nice'")]
    public void A_list_finds_what_every_other_query_finds(string rule) =>
        _blog.Find(List(rule)).Order().ShouldBe(_blog.Find(Blog.Query("posts").AddRule(rule).Build()).Order());

    [Fact]
    public void A_list_looks_the_rows_up_once() =>
        Blog.Sql(List("comments_via_post.body ?= 'nice'")).ShouldBe(
            "SELECT `posts`.`id` FROM `posts` WHERE `posts`.`id` IN (SELECT j$1.`post` FROM `comments` j$1 WHERE j$1.`body` = ?1)");

    [Theory]
    [InlineData("comments_via_post.about ?= 'x'")]
    [InlineData("comments_via_post.body ?~ 'x'")]
    [InlineData("comments_via_post.body ?= title")]
    [InlineData("comments_via_post.body ?= 'x' && comments_via_post.public ?= true")]
    public void Without_a_value_for_an_index_each_record_is_asked(string rule) => Blog.Sql(List(rule)).ShouldContain("EXISTS (");

    [Fact]
    public void A_partial_index_is_none()
    {
        var partial = Blog.Schema.With(Blog.Schema.Get("comments") with { Indexes = [Index + " WHERE public = 1"] });
        Blog.Sql(List("comments_via_post.body ?= 'x'", partial)).ShouldContain("EXISTS (");
    }

    [Fact]
    public void A_question_about_one_record_does_not_read_the_others() =>
        Blog.Sql(new FilterBuilder(Indexed.Get("posts"), Indexed, Blog.Dialect, Http.RequestInfo.None, Blog.Time).AddRule("comments_via_post.body ?= 'nice'").Build()).ShouldContain("EXISTS (");

    private static FilterQuery List(string rule, SchemaSnapshot? schema = null) =>
        new FilterBuilder(
            (schema ?? Indexed).Get("posts"), schema ?? Indexed, Blog.Dialect, Http.RequestInfo.None, Blog.Time)
        { FindsMany = true }.AddRule(rule).Build();
}
