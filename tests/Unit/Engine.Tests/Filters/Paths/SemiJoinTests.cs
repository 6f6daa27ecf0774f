using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Filters.Paths;

/// <summary>Queries with semi-joins find what queries with joins and DISTINCT find.</summary>
public sealed class SemiJoinTests : IDisposable
{
    private static readonly string[] Signs = ["=", "!=", ">", "<=", "~", "!~"];
    private static readonly string[] Literals = ["''", "null", "'a'", "'b'", "1", "'t1'"];

    private readonly Blog _blog = new();
    private readonly Random _random = new(20260131);

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 400)]
    [InlineData(4, 400)]
    public void Both_ways_find_the_same_records(int terms, int rounds)
    {
        Fill();
        for (var i = 0; i < rounds; i++)
        {
            var filter = Expression(terms);
            var joined = new JoinedQuery();
            var expected = Find(joined.Sql(Parser.Parse(filter)), joined.Parameters);
            var query = Blog.Query("posts").AddRule(filter).Build();
            var found = Find(Blog.Sql(query), query.Parameters);
            found.ShouldBeUnique();
            string.Join(' ', found.Order()).ShouldBe(string.Join(' ', expected.Order()), filter + "\n" + Blog.Sql(query));
        }
    }

    public void Dispose() => _blog.Dispose();

    private string Expression(int terms)
    {
        var expression = "";
        for (var i = 0; i < terms; i++)
        {
            var term = Term();
            if (terms > 2 && _random.Next(3) == 0) term = $"({term} {Pick(["&&", "||"])} {Term()})";
            expression += (i == 0 ? "" : Pick([" && ", " || "])) + term;
        }

        return expression;
    }

    private string Term()
    {
        var left = JoinedQuery.Paths[_random.Next(JoinedQuery.Paths.Length)].Path;
        var right = _random.Next(5) == 0 ? JoinedQuery.Paths[_random.Next(JoinedQuery.Paths.Length)].Path : Pick(Literals);
        var sign = Pick(["", "?"]) + Pick(Signs);
        return _random.Next(6) == 0 ? $"{right} {sign} {left}" : $"{left} {sign} {right}";
    }

    /// <summary>Few values and many gaps, so that comparisons often hit.</summary>
    private void Fill()
    {
        using var read = _blog.Databases.Main.Read();
        read.Session.Execute(
            "DELETE FROM posts; DELETE FROM comments; DELETE FROM seo; INSERT INTO tags VALUES ('t4', 'a', 1), ('t5', 'b', 2), ('t6', 'a', 2);");
        for (var i = 0; i < 30; i++)
        {
            Insert(
                read.Session,
                "INSERT INTO posts (id, title, meta, tags, lead) VALUES (?1, ?2, ?3, ?4, ?5)",
                "p" + i, Pick(["", "a", "b", "t1"]), PickOrNull(["\"a\"", "1", "\"\"", "[]"]), List(["t1", "t4", "t5", "t6", "t9"]),
                Pick(["", "u1", "u2", "u9"]));
        }

        for (var i = 0; i < 30; i++)
        {
            Insert(
                read.Session,
                "INSERT INTO comments (id, post, about, body) VALUES (?1, ?2, ?3, ?4)",
                "c" + i, Pick(["", "p" + _random.Next(30)]), List(["p1", "p2", "p3", "p4", "p99"]), Pick(["", "a", "b"]));
        }

        for (var i = 0; i < 15; i++) Insert(read.Session, "INSERT INTO seo (id, post, slug) VALUES (?1, ?2, ?3)", "s" + i, "p" + i, Pick(["", "a", "b"]));
    }

    private static void Insert(DbSession session, string sql, params string?[] values)
    {
        using var statement = session.Prepare(sql);
        for (var i = 0; i < values.Length; i++) statement.Bind(i + 1, values[i]);
        statement.Execute();
    }

    private List<string> Find(string sql, IReadOnlyList<object?> parameters)
    {
        using var read = _blog.Databases.Main.Read();
        using var rows = read.Session.Prepare(sql);
        for (var i = 0; i < parameters.Count; i++) rows.BindValue(i + 1, parameters[i]);
        var ids = new List<string>();
        while (rows.Step()) ids.Add(rows.Text(0));
        return ids;
    }

    private string Pick(string[] values) => values[_random.Next(values.Length)];

    private string? PickOrNull(string[] values) => _random.Next(3) == 0 ? null : Pick(values);

    private string List(string[] values) => _random.Next(6) switch
    {
        0 => "[]",
        1 => Pick(values),
        2 => "",
        _ => "[" + string.Join(",", values.Where(_ => _random.Next(3) == 0).Select(value => $"\"{value}\"")) + "]",
    };
}
