using System.Text.RegularExpressions;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Schema;
using Holdall.Engine.Tests.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters;

/// <summary>The blocks of <c>host/Engine/Filters/README.md</c> are what the code does.</summary>
public sealed partial class ReadmeTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly SchemaSnapshot Indexed =
        Blog.Schema.With(Blog.Schema.Get("comments") with { Indexes = ["CREATE INDEX i_comments_body ON comments (body)"] });

    public static TheoryData<string, string, string> Queries()
    {
        var queries = new TheoryData<string, string, string>();
        foreach (var block in Blocks("sql"))
        {
            var head = Head().Match(block[0]);
            head.Success.ShouldBeTrue(block[0]);
            queries.Add(head.Groups["how"].Value, head.Groups["expression"].Value, Plain(string.Join(' ', block[1..])));
        }

        return queries;
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_sql_is_the_one_of_the_page(string how, string expression, string sql)
    {
        var query = Build(how, expression);
        var values = string.Join(", ", query.Parameters.Select((value, i) => $"?{i + 1} = {value}"));
        Plain(Blog.Sql(query) + " -- " + values).ShouldBe(sql);
    }

    [Fact]
    public void The_trees_are_those_of_the_page()
    {
        foreach (var block in Blocks("tree")) SyntaxText.Parse(block[0]).ShouldBe(block[1]);
    }

    private FilterQuery Build(string how, string expression) => how switch
    {
        "" => Blog.Query("posts", blog.As("u1")).AddRule(expression).Build(),
        ", as a guest" => Blog.Query("posts").AddFilter(expression, fullAccess: false).Build(),
        ", a list with an index" => IndexedList().AddRule(expression).Build(),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "The page says something new."),
    };

    private FilterBuilder IndexedList() => new(Indexed.Get("posts"), Indexed, Blog.Dialect, blog.As("u1"), Blog.Time) { FindsMany = true };

    /// <summary>The lines of each block in one language.</summary>
    private static IEnumerable<string[]> Blocks(string language)
    {
        var blocks = Block().Matches(Fixture.Text("filters-readme.md")).Where(block => block.Groups["language"].Value == language).ToList();
        blocks.ShouldNotBeEmpty();
        return blocks.Select(block => block.Groups["text"].Value.TrimEnd('\n').Split('\n'));
    }

    /// <summary>The page breaks lines where they are easy to read.</summary>
    private static string Plain(string sql) =>
        Space().Replace(sql, " ").Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Trim();

    [GeneratedRegex("^```(?<language>sql|tree)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^-- posts(?<how>[^:]*): (?<expression>.*)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
