using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Rules;
using Holdall.Engine.Tests.Filters;
using Holdall.Http;
using Holdall.Values;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Rules;

public sealed class RuleCheckerTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly RequestInfo Guest = new() { Method = "GET" };

    private readonly RuleChecker _rules = new(blog.Databases, new FilterFactory(Blog.Cache(blog.Databases), Blog.Dialect, Blog.Time));

    [Fact]
    public void A_locked_rule_holds_for_superusers_only()
    {
        _rules.MayAccess(null, Post("p1"), Guest).ShouldBeFalse();
        _rules.MayAccess(null, Post("p1"), blog.As("u1")).ShouldBeFalse();
        _rules.MayAccess(null, Post("p1"), Blog.AsSuperuser()).ShouldBeTrue();
    }

    [Fact]
    public void An_open_rule_holds_for_everyone() => _rules.MayAccess("", Post("p1"), Guest).ShouldBeTrue();

    [Fact]
    public void A_rule_is_asked_of_the_stored_record()
    {
        _rules.MayAccess("lead = @request.auth.id", Post("p1"), blog.As("u1")).ShouldBeTrue();
        _rules.MayAccess("lead = @request.auth.id", Post("p2"), blog.As("u1")).ShouldBeFalse();
        _rules.MayAccess("title = 'Hello World' || views = 0", Post("p1"), Guest).ShouldBeTrue();
        _rules.MayAccess("id = 'p1' || id = 'p2'", Post("p3"), Guest).ShouldBeFalse();
        _rules.MayAccess("1 = 1", Post("nope"), Guest).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nope = 1")]
    [InlineData("title =")]
    [InlineData("   ")]
    public void A_broken_rule_holds_for_nobody_but_superusers(string rule)
    {
        _rules.MayAccess(rule, Post("p1"), Guest).ShouldBeFalse();
        _rules.MayAccess(rule, Post("p1"), Blog.AsSuperuser()).ShouldBeTrue();
        _rules.HoldsForNew(rule, NewPost(), Guest).ShouldBeFalse();
    }

    [Fact]
    public void A_condition_holds_or_not_whoever_asks()
    {
        _rules.Holds("title = 'Hello World'", Post("p1"), Guest).ShouldBeTrue();
        _rules.Holds("title = 'Hello World'", Post("p2"), Guest).ShouldBeFalse();
        _rules.Holds("title = 'Hello World'", Post("p2"), Blog.AsSuperuser()).ShouldBeFalse();
        _rules.Holds("", Post("p2"), Guest).ShouldBeTrue();
        _rules.Holds("1 = 1", Post("nope"), Guest).ShouldBeFalse();
    }

    [Theory]
    [InlineData("secret = 's1'")]
    [InlineData("lead.name = 'Ann'")]
    [InlineData("@request.context != 'oauth2'")]
    [InlineData("@collection.users.id ?= lead")]
    public void A_condition_has_full_access(string rule) => _rules.Holds(rule, Post("p1"), Guest).ShouldBeTrue();

    [Theory]
    [InlineData("nope = 1")]
    [InlineData("title =")]
    [InlineData("   ")]
    public void A_broken_condition_is_an_error(string rule) =>
        Should.Throw<ApiException>(() => _rules.Holds(rule, Post("p1"), Blog.AsSuperuser())).Status.ShouldBe(400);

    [Fact]
    public void A_clients_filter_is_asked_of_the_stored_record_whoever_asks()
    {
        _rules.MatchesFilter("views = 10", Post("p1"), Guest).ShouldBeTrue();
        _rules.MatchesFilter("views = 11", Post("p1"), Guest).ShouldBeFalse();
        _rules.MatchesFilter("views = 11", Post("p1"), Blog.AsSuperuser()).ShouldBeFalse();
        _rules.MatchesFilter("", Post("p1"), Guest).ShouldBeTrue();
        _rules.MatchesFilter("1 = 1", Post("nope"), Guest).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nope = 1")]
    [InlineData("title =")]
    [InlineData("   ")]
    public void A_broken_filter_matches_nothing(string filter) => _rules.MatchesFilter(filter, Post("p1"), Blog.AsSuperuser()).ShouldBeFalse();

    [Theory]
    [InlineData("secret = 's1'")]
    [InlineData("lead.name = 'Ann'")]
    [InlineData("@collection.users.id ?!= ''")]
    public void A_clients_filter_never_has_full_access(string filter)
    {
        _rules.MatchesFilter(filter, Post("p1"), Guest).ShouldBeFalse();
        _rules.MatchesFilter(filter, Post("p1"), Blog.AsSuperuser()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("@request.method = 'GET'", "")]
    [InlineData("@collection.tags.id ?!= ''", "")]
    [InlineData("'@request.x' = '@request.x'", "")]
    [InlineData("views = 10", "@request.method")]
    [InlineData("views = 10", "@collection.tags.id")]
    public void Only_a_superusers_filter_looks_at_the_request_and_at_other_collections(string filter, string sort)
    {
        var query = new Dictionary<string, string> { ["sort"] = sort };
        _rules.MatchesFilter(filter, Post("p1"), Guest with { Query = query }).ShouldBeFalse();
        _rules.MatchesFilter(filter, Post("p1"), blog.As("u1") with { Query = query }).ShouldBeFalse();
        _rules.MatchesFilter(filter, Post("p1"), Blog.AsSuperuser() with { Query = query }).ShouldBeTrue();
    }

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
