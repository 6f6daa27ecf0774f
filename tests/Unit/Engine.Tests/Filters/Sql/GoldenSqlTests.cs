using System.Text;
using Holdall.Engine.Filters.Sql;
using Holdall.Http;

namespace Holdall.Engine.Tests.Filters.Sql;

/// <summary>The SQL of some expressions, to be read and reviewed: <c>Fixtures/golden-filters.sql</c>.</summary>
public sealed class GoldenSqlTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly Dictionary<string, object?> Body = new() { ["title"] = "T", ["kinds"] = new[] { "x" }, ["tags"] = new[] { "t1", "t2" } };

    [Fact]
    public void The_sql_is_the_reviewed_one()
    {
        var request = blog.As("u1") with { Body = Body };
        var actual = new StringBuilder();
        foreach (var line in Fixture.Text("golden-filters.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            actual.Append("-- ").Append(line).Append('\n');
            var query = Build(line, request);
            blog.Find(query).ShouldBeUnique();
            actual.Append(Blog.Sql(query)).Append("\n\n");
        }

        var expected = Fixture.Text("golden-filters.sql").Split('\n');
        actual.ToString().Split('\n').Except(expected).ShouldBeEmpty("If the change is meant, take the new SQL over: " + Keep(actual));
    }

    [Fact]
    public void The_same_shape_gives_the_same_sql()
    {
        var one = Blog.Query("posts", blog.As("u1")).AddRule("lead = @request.auth.id && tags.name ?= 'a' && views > 1").Build();
        var other = Blog.Query("posts", blog.As("u2")).AddRule("lead = @request.auth.id && tags.name ?= 'b' && views > 2").Build();
        Blog.Sql(other).ShouldBe(Blog.Sql(one));
        one.Parameters.ShouldBe(["u1", "a", 1d]);
    }

    [Fact]
    public void An_open_rule_adds_nothing()
    {
        var query = Blog.Query("posts").AddRule("").AddFilter("", fullAccess: false).AddSort("", fullAccess: false).Build();
        Blog.Sql(query).ShouldBe("SELECT `posts`.`id` FROM `posts`");
    }

    private static FilterQuery Build(string line, RequestInfo request)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var isGuest = line.StartsWith("guest ", StringComparison.Ordinal);
        var builder = Blog.Query(line[(isGuest ? 6 : 0)..colon], request);
        var expression = line[(colon + 2)..];
        return isGuest ? builder.AddFilter(expression, fullAccess: false).Build() : builder.AddRule(expression).Build();
    }

    private static string Keep(StringBuilder actual)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "golden-filters.sql");
        File.WriteAllText(file, actual.ToString());
        return file;
    }
}
