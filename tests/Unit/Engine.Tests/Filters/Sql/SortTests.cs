using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Sql;

public sealed class SortTests(Blog blog) : IClassFixture<Blog>
{
    [Theory]
    [InlineData("-views", "p4 p1 p3 p5 p2")]
    [InlineData("+active,-views", "p4 p2 p1 p3 p5")]
    [InlineData(" -views , title ", "p4 p1 p3 p5 p2")]
    [InlineData("meta.a.b,id", "p2 p3 p4 p5 p1")]
    [InlineData("-kinds:length,id", "p1 p4 p2 p5 p3")]
    [InlineData("-@rowid", "p5 p4 p3 p2 p1")]
    [InlineData("title:lower,-id", "p3 p5 p4 p1 p2")]
    [InlineData("tags.num,id", "p3 p4 p1 p2 p5")]
    [InlineData("-tags.num,id", "p2 p1 p5 p4 p3")]
    [InlineData("", "p1 p2 p3 p4 p5")]
    public void A_guest_gets_the_order_that_was_asked_for(string sort, string expected) => Sort(sort).ShouldBe(expected);

    [Theory]
    [InlineData("@random")]
    [InlineData("-@random,id")]
    [InlineData("tags.num")]
    [InlineData("tags.name,-tags:each,seo_via_post.slug")]
    public void Each_record_comes_once(string sort) => Sort(sort).Split(' ').Order().ShouldBe(["p1", "p2", "p3", "p4", "p5"]);

    [Theory]
    [InlineData("secret")]
    [InlineData("lead.name")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("'x'")]
    [InlineData("@now")]
    [InlineData("@Random")]
    [InlineData("@rowId")]
    [InlineData("unknown")]
    [InlineData(",")]
    [InlineData("-")]
    [InlineData(" ")]
    [InlineData("id,")]
    [InlineData("- id")]
    [InlineData("--id")]
    [InlineData("id desc")]
    [InlineData("strftime('%Y')")]
    [InlineData("id;DROP TABLE posts")]
    [InlineData("title:nope")]
    [InlineData("@request.auth.name")]
    [InlineData("id,id,id,id,id,id,id,id,id")]
    public void What_a_guest_may_not_sort_by_is_refused(string sort) => Should.Throw<FilterException>(() => Sort(sort));

    [Fact]
    public void A_sort_field_has_at_most_255_bytes()
    {
        var most = "meta." + new string('a', 250);
        Sort(most + ",id").ShouldBe("p1 p2 p3 p4 p5");
        Should.Throw<FilterException>(() => Sort(most + "a"));
    }

    [Fact]
    public void A_superuser_may_sort_by_everything()
    {
        SortAsSuperuser("secret,id").ShouldBe("p3 p1 p2 p4 p5");
        SortAsSuperuser("lead.name,id").ShouldBe("p3 p5 p1 p4 p2");
        SortAsSuperuser("@request.auth.name,-id").ShouldBe("p5 p4 p3 p2 p1");
    }

    [Theory]
    [InlineData("@request.auth.id")]
    [InlineData("@request.auth.unknown")]
    [InlineData("@request.query.x:isset")]
    public void Constants_are_no_order_for_superusers_either(string sort) => Should.Throw<FilterException>(() => SortAsSuperuser(sort));

    [Fact]
    public void A_client_does_not_sort_by_what_it_may_not_list()
    {
        var query = Blog.Query("posts").AddSort("comments_via_post.body,id", fullAccess: false).Build();
        string.Join(' ', blog.Find(query)).ShouldBe("p3 p4 p5 p1");
    }

    private string Sort(string sort) => string.Join(' ', blog.Find(Blog.Query("posts").AddRule("").AddSort(sort, fullAccess: false).Build()));

    private string SortAsSuperuser(string sort) =>
        string.Join(' ', blog.Find(Blog.Query("posts", Blog.AsSuperuser()).AddSort(sort, fullAccess: true).Build()));
}
