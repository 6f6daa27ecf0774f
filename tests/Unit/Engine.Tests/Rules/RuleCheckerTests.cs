using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Rules;
using Holdall.Engine.Tests.Filters;
using Holdall.Http;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Rules;

public sealed class RuleCheckerTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly RequestInfo Guest = new() { Method = "GET" };

    private readonly RuleChecker _rules = new(blog.Databases, new FilterFactory(Blog.Cache(blog.Databases), Blog.Dialect, Blog.Time), Blog.Dialect);

    [Fact]
    public void A_locked_rule_holds_for_superusers_only()
    {
        _rules.Allows(null, Post("p1"), Guest).ShouldBeFalse();
        _rules.Allows(null, Post("p1"), blog.As("u1")).ShouldBeFalse();
        _rules.Allows(null, Post("p1"), Blog.AsSuperuser()).ShouldBeTrue();
    }

    [Fact]
    public void An_open_rule_holds_for_everyone() => _rules.Allows("", Post("p1"), Guest).ShouldBeTrue();

    [Fact]
    public void A_rule_is_asked_of_the_stored_record()
    {
        _rules.Allows("lead = @request.auth.id", Post("p1"), blog.As("u1")).ShouldBeTrue();
        _rules.Allows("lead = @request.auth.id", Post("p2"), blog.As("u1")).ShouldBeFalse();
        _rules.Allows("title = 'Hello World' || views = 0", Post("p1"), Guest).ShouldBeTrue();
        _rules.Allows("id = 'p1' || id = 'p2'", Post("p3"), Guest).ShouldBeFalse();
        _rules.Allows("1 = 1", Post("nope"), Guest).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nope = 1")]
    [InlineData("title =")]
    [InlineData("   ")]
    public void A_broken_rule_holds_for_nobody(string rule)
    {
        _rules.Allows(rule, Post("p1"), Guest).ShouldBeFalse();
        _rules.HoldsForNew(rule, NewPost(), Guest).ShouldBeFalse();
    }

    [Fact]
    public void A_subscribers_filter_has_to_hold_as_well()
    {
        _rules.Allows("", "views = 10", Post("p1"), Guest).ShouldBeTrue();
        _rules.Allows("", "views = 11", Post("p1"), Guest).ShouldBeFalse();
        _rules.Allows("active = true", "views = 10", Post("p1"), Guest).ShouldBeTrue();
        _rules.Allows("active = false", "views = 10", Post("p1"), Guest).ShouldBeFalse();
        _rules.Allows(null, "views = 10", Post("p1"), Guest).ShouldBeFalse();
        _rules.Allows(null, "views = 10", Post("p1"), Blog.AsSuperuser()).ShouldBeTrue();
        _rules.Allows(null, "views = 11", Post("p1"), Blog.AsSuperuser()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("secret = 's1'")]
    [InlineData("'@request.x' = '@request.x'")]
    [InlineData("@request.method = 'GET'")]
    [InlineData("lead.name = 'Ann'")]
    public void A_subscribers_filter_never_has_full_access(string filter) => _rules.Allows("", filter, Post("p1"), Blog.AsSuperuser()).ShouldBeFalse();

    [Fact]
    public void A_manage_rule_needs_a_caller_and_a_condition()
    {
        _rules.CanManage(User("boss = @request.auth.id", "u2"), blog.As("u1")).ShouldBeTrue();
        _rules.CanManage(User("boss = @request.auth.id", "u1"), blog.As("u1")).ShouldBeFalse();
        _rules.CanManage(User("1 = 1", "u2"), Guest).ShouldBeFalse();
        _rules.CanManage(User("", "u2"), blog.As("u1")).ShouldBeFalse();
        _rules.CanManage(User(null, "u2"), blog.As("u1")).ShouldBeFalse();
        _rules.CanManage(User(null, "u2"), Blog.AsSuperuser()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("title = 'New'", true)]
    [InlineData("title = 'Old'", false)]
    [InlineData("lead = @request.auth.id", true)]
    [InlineData("lead.name = 'Ann' && lead.boss = ''", true)]
    [InlineData("tags.name ?= 'blue'", true)]
    [InlineData("tags.name = 'blue'", false)]
    [InlineData("tags.num > 0 && tags:length = 2", true)]
    [InlineData("kinds:each ?= 'x' && kinds:each ?= 'y'", false)]
    [InlineData("kinds ~ 'x' && kinds:length = 2", true)]
    [InlineData("kinds = '[\"x\",\"y\"]'", true)]
    [InlineData("meta.a.b = 1 && meta = '{\"a\":{\"b\":1}}'", true)]
    [InlineData("loc.lon = 23.5", true)]
    [InlineData("views = 12 && active = true", true)]
    [InlineData("views = '12'", false)]
    [InlineData("active = '1'", false)]
    [InlineData("published = ''", true)]
    [InlineData("id ~ '__temp_id__%'", true)]
    [InlineData("@collection.posts.id ?= 'p1' && @collection.posts.id ?!= id", true)]
    [InlineData("lead.posts_via_lead.id ?= 'p1'", true)]
    [InlineData("@request.auth.posts_via_lead.id ?= 'p1'", true)]
    [InlineData("comments_via_post.id = ''", false)]
    [InlineData("@request.body.title:changed = true", false)]
    public void A_create_rule_sees_the_record_as_it_would_be_stored(string rule, bool holds)
    {
        var request = blog.As("u1") with { Method = "POST", Body = new Dictionary<string, object?> { ["title"] = "New" } };
        _rules.HoldsForNew(rule, NewPost(), request).ShouldBe(holds);
    }

    [Fact]
    public void A_new_auth_record_is_not_verified_yet()
    {
        var user = new Record(Blog.Schema.Get("users")) { ["verified"] = true, ["email"] = "a@b.c" };
        _rules.HoldsForNew("verified = true", user, Guest).ShouldBeFalse();
        _rules.HoldsForNew("verified = false && email = 'a@b.c'", user, Guest).ShouldBeTrue();
    }

    private static Record Post(string id) => new(Blog.Schema.Get("posts")) { Id = id };

    private static Record NewPost() => new(Blog.Schema.Get("posts"))
    {
        ["title"] = "New",
        ["views"] = 12,
        ["active"] = true,
        ["kinds"] = new[] { "x", "y" },
        ["tags"] = new[] { "t1", "t2" },
        ["lead"] = "u1",
        ["meta"] = new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["b"] = 1d } },
        ["loc"] = new GeoPoint(23.5, 42),
    };

    private static Record User(string? manageRule, string id)
    {
        var collection = Blog.Schema.Get("users") with { Auth = new AuthOptions { ManageRule = manageRule } };
        var record = new Record(collection) { Id = id };
        record.MarkStored();
        return record;
    }
}
