using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Http;

namespace Holdall.Engine.Tests.Filters;

/// <summary>Whatever is sent ends in a refusal or in SQL that runs, and values never get into the SQL.</summary>
public sealed class HostileFilterTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly string[] Fragments =
    [
        "title", "views", "meta", "meta.a", "meta.'", "meta.a..b", "meta.0.*", "tags", "tags.name", "tags:each", "lead.boss.name", "comments_via_post.body",
        "secret",
        "@request.auth.id", "@request.auth.name", "@request.body.title:changed", "@request.body.tags.name", "@request.body.kinds:each", "@collection.tags.name",
        "@now",
        "email", "null", "true", "1", "-.5", "'x'", "''", "'%\\'", "\"'; DROP TABLE posts; --\"", "'a\0b'", "'\ud800'", "'`'", "?1", "`", "\\", "\0", ";", "--",
        "/*", "//", "\n",
        "(", ")", "&&", "||", "=", "!=", "~", "?~", ">", "?=", " ", "geoDistance(", "strftime('%Y',", "strftime(", ",", "{:x}", "x'", "UNION SELECT", "''='",
        "loc.lon", "posts_via_lead.",
    ];

    private static readonly string[] Signs = ["=", "!=", "~", "!~", ">", "?=", "?!=", "?~", "?<="];

    [Fact]
    public void Random_fragments_are_refused_or_run()
    {
        var random = new Random(3);
        var request = blog.As("u1") with { Body = new Dictionary<string, object?> { ["tags"] = new[] { "'" }, ["title"] = "`", ["kinds"] = new[] { "\0" } } };
        var ran = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var filter = i % 2 == 0 ? Jumble(random) : Terms(random);
            if (TryRun(filter, random.Next(2) == 0, request)) ran++;
            if (i % 3 == 0) TrySort(filter, random.Next(2) == 0, request);
        }

        ran.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("title = \"'; DROP TABLE posts; --\"")]
    [InlineData("title ~ \"' OR 1=1 --\"")]
    [InlineData("title = '`'")]
    [InlineData("strftime('%Y\\'', published) = \"'\"")]
    public void A_value_never_stands_in_the_sql(string filter)
    {
        var sql = Blog.Sql(Blog.Query("posts").AddFilter(filter, fullAccess: true).Build());
        sql.ShouldNotContain("DROP");
        sql.ShouldNotContain("1=1");
        sql.Replace("ESCAPE '\\'", "", StringComparison.Ordinal).ShouldNotContain("'");
    }

    [Theory]
    [InlineData("title >= ''", 5)]
    [InlineData("title ~ '\ud800'", 0)]
    [InlineData("meta.a ~ '%'", 1)]
    public void Odd_values_are_bound_as_they_are(string filter, int count) =>
        blog.Find(Blog.Query("posts").AddFilter(filter, fullAccess: true).Build()).Count.ShouldBe(count);

    [Fact]
    public void Many_groups_do_not_overflow_the_stack()
    {
        var filter = new string('(', 1700) + "a=1" + new string(')', 1700);
        Should.Throw<FilterException>(() => Blog.Query("posts").AddFilter(filter, fullAccess: false));
        blog.Find(Blog.Query("posts").AddFilter(filter.Replace('a', '1'), fullAccess: false).Build()).Count.ShouldBe(5);
    }

    [Fact]
    public void The_deepest_expression_still_runs()
    {
        var filter = "views >= 0";
        for (var i = 0; i < 199; i++) filter = $"({filter} {(i % 2 == 0 ? "&&" : "||")} views >= 0)";
        blog.Find(Blog.Query("posts").AddFilter(filter, fullAccess: false).Build()).Count.ShouldBe(5);
    }

    private static string Jumble(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Fragments[random.Next(Fragments.Length)]));

    /// <summary>Mostly well-formed: operands and signs in turn.</summary>
    private static string Terms(Random random)
    {
        var terms = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
            Fragments[random.Next(20)] + Signs[random.Next(Signs.Length)] + Fragments[random.Next(random.Next(4) == 0 ? Fragments.Length : 32)]);
        return string.Join(random.Next(2) == 0 ? "&&" : "||", terms);
    }

    private bool TryRun(string filter, bool fullAccess, RequestInfo request)
    {
        try
        {
            var query = Blog.Query("posts", request).AddFilter(filter, fullAccess).Build();
            Run(query);
            return true;
        }
        catch (FilterException)
        {
            return false;
        }
    }

    private void TrySort(string sort, bool fullAccess, RequestInfo request)
    {
        try
        {
            Run(Blog.Query("posts", request).AddSort(sort, fullAccess).Build());
        }
        catch (FilterException e)
        {
            e.Message.ShouldNotBeEmpty();
        }
    }

    private void Run(FilterQuery query)
    {
        using var read = blog.Databases.Main.Read();
        using var statement = read.Session.Prepare(Blog.Sql(query));
        for (var i = 0; i < query.Parameters.Count; i++) statement.BindValue(i + 1, query.Parameters[i]);
        while (statement.Step()) { }
    }
}
