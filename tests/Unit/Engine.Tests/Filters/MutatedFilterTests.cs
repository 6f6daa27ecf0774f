using System.Diagnostics;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Http;

namespace Holdall.Engine.Tests.Filters;

/// <summary>A hundred thousand expressions that are nearly right end in a refusal, or in SQL that prepares, and soon.</summary>
public sealed class MutatedFilterTests(Blog blog) : IClassFixture<Blog>
{
    private const int Seed = 20260131;
    private const int Expressions = 100_000;

    private static readonly TimeSpan MaxLength = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, object?> Body = new()
    {
        ["title"] = "'`\"",
        ["kinds"] = new[] { "x", "\0" },
        ["tags"] = new[] { "t1", "'" },
        ["lead"] = "u1",
        ["extra"] = new Dictionary<string,
        object?>
        { ["a"] = null },
    };

    [Fact]
    public void Mutated_expressions_are_refused_or_prepare()
    {
        var mutator = new ExpressionMutator(Seed);
        var user = blog.As("u1") with { Body = Body };
        var prepared = 0;
        for (var i = 0; i < Expressions; i++)
        {
            var expression = mutator.Next();
            var watch = Stopwatch.StartNew();
            if (Prepares(expression, i, user)) prepared++;
            watch.Elapsed.ShouldBeLessThan(MaxLength, $"seed {Seed}, expression {i}: {expression}");
        }

        // Most changes break an expression. If nearly all did, little would be tested here.
        prepared.ShouldBeGreaterThan(Expressions / 10);
    }

    private bool Prepares(string expression, int number, RequestInfo user)
    {
        try
        {
            var builder = Blog.Query(number % 7 == 0 ? "users" : "posts", number % 3 == 0 ? RequestInfo.None : user);
            var query = (number % 2 == 0 ? builder.AddRule(expression) : builder.AddFilter(expression, fullAccess: number % 4 == 1)).Build();
            Run(query, isWhole: number % 8 == 0);
            return true;
        }
        catch (FilterException)
        {
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"seed {Seed}, expression {number}: {expression}", e);
        }
    }

    private void Run(FilterQuery query, bool isWhole)
    {
        using var read = blog.Databases.Main.Read();
        using var statement = read.Session.Prepare(Blog.Sql(query));
        for (var i = 0; i < query.Parameters.Count; i++) statement.BindValue(i + 1, query.Parameters[i]);
        while (isWhole && statement.Step()) { }
    }
}
