using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Http;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Filters.Sql;

/// <summary>The SQL of a query is made once, and is right for whoever asks with it later.</summary>
public sealed class FilterFactoryTests : IClassFixture<Blog>
{
    private readonly Blog _blog;
    private readonly SchemaCache _schema;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 23, 59, 58, TimeSpan.Zero));
    private readonly FilterFactory _filters;

    public FilterFactoryTests(Blog blog)
    {
        _blog = blog;
        _schema = Blog.Cache(blog.Databases);
        _filters = new FilterFactory(_schema, Blog.Dialect, _time);
    }

    [Fact]
    public void Callers_share_the_sql_and_have_their_own_values()
    {
        var one = Get("lead = @request.auth.id && lead.name = @request.auth.name && views > 1", _blog.As("u1"));
        var other = Get("lead = @request.auth.id && lead.name = @request.auth.name && views > 1", _blog.As("u2"));

        other.Sql.ShouldBeSameAs(one.Sql);
        one.Parameters.ShouldBe(["u1", "u1", 1d]);
        other.Parameters.ShouldBe(["u2", "u2", 1d]);
    }

    [Fact]
    public void A_guest_gets_other_sql_than_a_caller()
    {
        var caller = Get("@request.auth.id != ''", _blog.As("u1"));
        var guest = Get("@request.auth.id != ''", new RequestInfo());
        var nobody = Get("@request.method = 'GET'", RequestInfo.None);

        _blog.Find(caller).Count.ShouldBe(5);
        _blog.Find(guest).ShouldBeEmpty();
        _blog.Find(nobody).ShouldBeEmpty();
        _blog.Find(Get("@request.method = 'GET'", new RequestInfo { Method = "GET" })).Count.ShouldBe(5);
    }

    [Fact]
    public void Time_goes_on()
    {
        Get("published < @todayStart && @second = 58", RequestInfo.None).Parameters.ShouldBe(["2026-01-31 00:00:00.000Z", 58, 58d]);
        _time.Advance(TimeSpan.FromSeconds(3));
        Get("published < @todayStart && @second = 58", RequestInfo.None).Parameters.ShouldBe(["2026-02-01 00:00:00.000Z", 1, 58d]);
    }

    [Fact]
    public void A_pattern_is_made_of_the_value_of_the_day()
    {
        Get("title ~ @request.context", new RequestInfo { Context = "a_b" }).Parameters.ShouldBe(["%a\\_b%"]);
        Get("title ~ @request.context", new RequestInfo { Context = "c" }).Parameters.ShouldBe(["%c%"]);
    }

    [Fact]
    public void Long_patterns_and_those_of_records_are_looked_for_by_a_search_that_can_be_stopped()
    {
        Get($"title ~ '{new string('a', 64)}'", RequestInfo.None).Sql.Page.ShouldContain(" LIKE ");
        Get($"title ~ '{new string('a', 65)}'", RequestInfo.None).Sql.Page.ShouldContain("holdall_like(");
        Get("title !~ kind", RequestInfo.None).Sql.Page.ShouldContain("holdall_like(");
        Get(
            "title ~ @request.body.a",
            new RequestInfo { Body = new Dictionary<string, object?> { ["a"] = new string('a', 65) } }).Sql.Page.ShouldContain("holdall_like(");
    }

    [Theory]
    [InlineData("@request.body.title = title")]
    [InlineData("@request.body.title:isset = true")]
    [InlineData("@request.query.a = title")]
    [InlineData("@request.headers.a:isset = true")]
    [InlineData("@request.auth.email != ''")]
    [InlineData("lead.id ?= 'x' && @collection.posts.title ?= @request.body.title")]
    public void What_was_sent_decides_each_time(string rule)
    {
        Get(rule, _blog.As("u1")).Sql.ShouldNotBeSameAs(Get(rule, _blog.As("u1")).Sql);
    }

    [Fact]
    public void A_change_of_a_collection_is_seen_by_the_next_query()
    {
        var before = Get("views > 1", RequestInfo.None);
        _schema.Reload();
        Get("views > 1", RequestInfo.None).Sql.ShouldNotBeSameAs(before.Sql);
    }

    [Fact]
    public void Rule_filter_order_access_and_purpose_tell_queries_apart()
    {
        var posts = _schema.Current.Get("posts");
        QueryText[] texts =
        [
            new(posts) { Rule = "views > 1" }, new(posts) { Filter = "views > 1" }, new(posts) { Filter = "views > 1", FullAccess = true },
            new(posts) { Filter = "views > 1", FindsMany = true }, new(posts) { Filter = "views > 1", Sort = "views" },
            new(posts) { Rule = "views > 1", IsNewRecord = true },
            new(_schema.Current.Get("seo")) { Rule = "slug > 1" },
        ];
        texts.Select(text => _filters.Get(text, RequestInfo.None).Sql).ShouldBeUnique();
        texts.Select(text => _filters.Get(text, RequestInfo.None).Sql).ShouldBe(texts.Select(text => _filters.Get(text, RequestInfo.None).Sql));
    }

    [Fact]
    public void What_a_client_may_not_ask_is_refused_though_a_rule_asked_it_before()
    {
        var posts = _schema.Current.Get("posts");
        _filters.Get(new QueryText(posts) { Rule = "secret = 'x'" }, RequestInfo.None);
        _filters.Get(new QueryText(posts) { Filter = "secret = 'x'", FullAccess = true }, RequestInfo.None);
        Should.Throw<FilterException>(() => _filters.Get(new QueryText(posts) { Filter = "secret = 'x'" }, RequestInfo.None));
    }

    /// <summary>All reviewed expressions: first for one user, so that the SQL is kept, then for another one.</summary>
    [Fact]
    public void What_is_kept_is_what_would_be_made()
    {
        RequestInfo[] requests = [_blog.As("u1"), _blog.As("u2"), new() { Method = "GET" }, RequestInfo.None, Blog.AsSuperuser()];
        foreach (var line in Fixture.Text("golden-filters.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("guest ", StringComparison.Ordinal)) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var collection = _schema.Current.Get(line[..colon]);
            var rule = line[(colon + 2)..];
            foreach (var request in requests)
            {
                var kept = _filters.Get(new QueryText(collection) { Rule = rule }, request);
                var made = new FilterBuilder(collection, _schema.Current, Blog.Dialect, request, _time).AddRule(rule).Build();
                Blog.Sql(kept).ShouldBe(Blog.Sql(made), line);
                kept.Parameters.ShouldBe(made.Parameters, line);
            }
        }
    }

    private FilterQuery Get(string rule, RequestInfo request) => _filters.Get(new QueryText(_schema.Current.Get("posts")) { Rule = rule }, request);
}
