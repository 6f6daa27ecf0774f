using Holdall.Auth;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Rules;
using Holdall.Http;

namespace Holdall.Engine.Tests.Filters;

/// <summary>The conformance vectors of the filter language against a real database.</summary>
public sealed class FilterVectorTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly Dictionary<string, object?> Body = new()
    {
        ["title"] = "New",
        ["views"] = 12d,
        ["active"] = true,
        ["kinds"] = new[] { "x", "y" },
        ["kind"] = "news",
        ["tags"] = new[] { "t1", "t2" },
        ["lead"] = "u2",
        ["extra"] = new Dictionary<string, object?> { ["a"] = new List<object?> { 1d, new Dictionary<string, object?> { ["b"] = "z" } } },
        ["n"] = null,
        ["extraNum"] = "20",
    };

    public static TheoryData<string, string, string, string> Vectors()
    {
        var vectors = new TheoryData<string, string, string, string>();
        foreach (var line in Fixture.Text("filter-vectors.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var id, var scope, var expression, var expected]) vectors.Add(id, scope, expression, expected);
        }

        return vectors;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void An_expression_finds_what_it_should(string id, string scope, string expression, string expected)
    {
        var found = id.StartsWith('C') ? FindAsClient(scope, expression) : FindByRule(scope, expression);
        found.ShouldBe(expected == "all" ? "p1 p2 p3 p4 p5" : expected);
    }

    private string FindByRule(string who, string rule)
    {
        try
        {
            return Ids(blog.Find(Blog.Query("posts", Request(who)).AddRule(rule).Build()));
        }
        catch (FilterException)
        {
            return "error";
        }
    }

    private string FindAsClient(string scope, string filter)
    {
        var isSuperuser = scope.EndsWith(" superuser", StringComparison.Ordinal);
        var collection = Blog.Schema.Get(scope.Split(' ')[0]);
        if (ClientExpression.FindRefusal(isSuperuser ? Blog.AsSuperuser().Auth : AuthState.Guest, filter, "") is not null) return "403";
        try
        {
            return Ids(blog.Find(Blog.Query(collection.Name).AddRule(collection.ListRule ?? "").AddFilter(filter, isSuperuser).Build()));
        }
        catch (FilterException)
        {
            return "400";
        }
    }

    private RequestInfo Request(string who) => who switch
    {
        "A1" => blog.As("u1"),
        "A2" => blog.As("u2"),
        "B" => blog.As("u1") with { Method = "PATCH", Body = Body },
        "Q" => new RequestInfo
        {
            Method = "GET",
            Query = new Dictionary<string, string> { ["x"] = "5", ["views"] = "10", ["e"] = "" },
            Headers = new Dictionary<string, string> { ["x_tok"] = "ABC" },
        },
        _ => new RequestInfo { Method = "GET" },
    };

    private static string Ids(List<string> ids)
    {
        ids.ShouldBeUnique();
        ids.Sort(string.CompareOrdinal);
        return ids.Count == 0 ? "-" : string.Join(' ', ids);
    }
}
