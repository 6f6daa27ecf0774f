using System.Text;
using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Views;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Tests.Schema;

/// <summary>How much SQLite has to do to prepare a query, told before it is asked to.</summary>
public sealed class ViewWorkTests
{
    public static TheoryData<string> Usual =>
    [
        "select id, title from posts",
        "select p.id, p.title as title, u.name as author from posts p left join users u on u.id = p.author where p.title != '' order by title",
        "select (row_number() over()) as id, a.x, a.y from (select x, count(*) as y from posts group by x) a",
        "with a as (select id, x from posts), b as (select id, x from a where x > 1 and x < 5 or x = 9), c as (select b.id, max(b.x) as x from b group by b.id)"
            + " select c.id, c.x, coalesce(c.x, 0) + c.x as y from c join a on a.id = c.id order by c.x",
        "select id, title from posts union all select id, name as title from users union all select id, x as title from tags",
        "with recursive r(id, n) as (select id, 1 from posts union all select r.id, r.n + 1 from r where r.n < 10) select id, n from r",
        "select cast(p.id as text) as id, case when p.x > 1 then 'a' when p.x > 2 then 'b' when p.x > 3 then 'c' else 'd' end kind, "
            + "(select count(*) from comments c where c.post = p.id) as comments, (select json_group_array(t.value) from json_each(p.tags) t) as tags from posts p",
    ];

    public static TheoryData<string, string> Hostile => new()
    {
        { "common tables that join twice what is below", Chain("select a.x from {0} a, {0} b") },
        { "that unite it", Chain("select x from {0} union all select x from {0}") },
        { "that ask for it in expressions", Chain("select (select max(x) from {0}) + (select max(x) from {0}) as x") },
        { "in conditions", Chain("select x from t where exists (select 1 from {0}) and x in {0}") },
        { "behind other kinds of quotes", Chain("select a.x from [{0}] a, main.\"{0}\" b, '{0}' c") },
        { "with comments between", Chain("select a.x from/*(*/{0}/*'*/a,--)\n`{0}` b") },
        { "with columns of their own", "with " + string.Join(", ", Enumerable.Range(0, 30).Select(
            i => $"c{i}(x) as not materialized (select a.x from {(i == 0 ? "t" : $"c{i - 1}")} a{(i == 0 ? "" : $", c{i - 1} b")})")) + " select x from c29" },
        { "inside of one another", Nest("select x + x as x from ({0})") },
        { "by qualified names", Nest("select a.x + a.x as x from ({0}) a") },
        { "by an alias", Nest("select x as a from ({0}) where a + a > 0", "a") },
        { "in functions that give tables", Nest("select j.value as x from ({0}) s, json_each(json_array(s.x, s.x)) j") },
        { "in sub-queries", Nest("select (select s.x + s.x) as x from ({0}) s") },
        { "more words than any view has", "select id from t where id in (" + string.Join(',', Enumerable.Range(0, 20_000)) + ")" },
    };

    [Theory]
    [MemberData(nameof(Usual))]
    public void A_usual_query_is_far_from_the_limit(string query) => Work(query).ShouldBeLessThan(ViewWork.MaxWords / 100);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_doubles_at_each_level_is_refused(string how, string query)
    {
        how.ShouldNotBeEmpty();
        Work(query).ShouldBeGreaterThan(ViewWork.MaxWords);
    }

    [Fact]
    public void A_query_is_not_followed_deeper_than_SQLite_does() =>
        Should.Throw<CollectionSaveException>(() => Work(new string('(', 10_000))).Message.ShouldBe("parser stack overflow");

    [Fact]
    public async Task Views_on_views_count_together_and_none_below_can_grow_beyond_the_limit()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.Collections.SaveAsync(Collection.NewBase("t", [new TextField { Name = "x" }]));
        await engine.Collections.SaveAsync(Collection.NewView("v0", "select id, x from t"));
        var level = 0;
        ApiException? refused = null;
        while (refused is null && level < 40)
        {
            level++;
            refused = await TrySaveAsync(engine, Collection.NewView($"v{level}", $"select a.id, a.x from v{level - 1} a where a.x in (select max(b.x) from v{level - 1} b)"));
        }

        level.ShouldBeInRange(3, 16);
        refused!.Errors.Find("viewQuery")!.Message.ShouldContain("too complex");
        var longer = engine.Collections.Get("v0") with { ViewQuery = $"select id, x from t where x in ({string.Join(',', Enumerable.Range(0, 2_000))})" };
        (await TrySaveAsync(engine, longer))!.Errors.Find("viewQuery")!.Message.ShouldContain("would become too complex");
    }

    private static async Task<ApiException?> TrySaveAsync(TestEngine engine, Collection view)
    {
        try
        {
            await engine.Collections.SaveAsync(view);
            return null;
        }
        catch (ApiException e)
        {
            return e;
        }
    }

    private static long Work(string query) => new ViewWork(SchemaSnapshot.Empty).Of(query);

    /// <summary>Thirty common tables, each on the one before.</summary>
    private static string Chain(string body)
    {
        var query = new StringBuilder("with c0 as (select x from t)");
        for (var i = 1; i <= 30; i++) query.Append($", c{i} as ({string.Format(body, $"c{i - 1}")})");
        return query.Append(" select x from c30").ToString();
    }

    private static string Nest(string body, string column = "x")
    {
        var query = $"select x as {column} from t";
        for (var i = 0; i < 30; i++) query = string.Format(body.Replace("select x as", $"select {column} as"), query);
        return query;
    }
}
