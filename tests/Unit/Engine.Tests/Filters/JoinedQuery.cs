using System.Globalization;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Http;

namespace Holdall.Engine.Tests.Filters;

/// <summary>
/// A second way to the same records, as the specification words it: left joins over everything, DISTINCT, and for "all values" a sub-query that starts
/// at the base record once more. It is slow and plain, and made by hand for a few paths.
/// </summary>
internal sealed class JoinedQuery
{
    /// <summary>Joins by name: what they hang on, and their text with the aliases of both.</summary>
    private static readonly Dictionary<string, (string Parent, string Sql)> AllJoins = new()
    {
        ["lead"] = ("posts", " LEFT JOIN users {1} ON {1}.id = {0}.lead"),
        ["led"] = ("lead", " LEFT JOIN posts {1} ON {1}.lead = {0}.id"),
        ["item"] = ("posts", $" LEFT JOIN {Items("{0}.tags")} {{1}}"),
        ["tag"] = ("item", " LEFT JOIN tags {1} ON {1}.id = {0}.value"),
        ["comment"] = ("posts", " LEFT JOIN comments {1} ON {1}.post = {0}.id"),
        ["about"] = ("posts", $" LEFT JOIN comments {{1}} ON {{0}}.id IN (SELECT value FROM {Items("{1}.about")})"),
        ["aboutItem"] = ("comment", $" LEFT JOIN {Items("{0}.about")} {{1}}"),
        ["aboutPost"] = ("aboutItem", " LEFT JOIN posts {1} ON {1}.id = {0}.value"),
        ["seo"] = ("posts", " LEFT JOIN seo {1} ON {1}.post = {0}.id"),
        ["everyComment"] = ("", " LEFT JOIN comments {1}"),
        ["every"] = ("", " LEFT JOIN tags {1}"),
    };

    public static readonly (string Path, string Join, string Column, bool IsMultiple, bool IsJson)[] Paths =
    [
        ("id", "posts", "id", false, false),
        ("title", "posts", "title", false, false),
        ("lead", "posts", "lead", false, false),
        ("meta", "posts", "meta", false, true),
        ("lead.name", "lead", "name", false, false),
        ("lead.posts_via_lead.title", "led", "title", true, false),
        ("tags:each", "item", "value", true, false),
        ("tags.id", "tag", "id", true, false),
        ("tags.name", "tag", "name", true, false),
        ("tags.num", "tag", "num", true, false),
        ("comments_via_post.id", "comment", "id", true, false),
        ("comments_via_post.body", "comment", "body", true, false),
        ("comments_via_about.body", "about", "body", true, false),
        ("comments_via_post.about:each", "aboutItem", "value", true, false),
        ("comments_via_post.about.title", "aboutPost", "title", true, false),
        ("seo_via_post.slug", "seo", "slug", false, false),
        ("@collection.comments.post", "everyComment", "post", true, false),
        ("@collection.tags.name", "every", "name", true, false),
    ];

    private readonly QueryState _query = new(Blog.Schema, Blog.Dialect, RequestInfo.None);
    private readonly List<string> _joins = [];
    private int _fresh;

    public IReadOnlyList<object?> Parameters => _query.Parameters;

    public string Sql(FilterNode node)
    {
        var where = Write(node);
        return $"SELECT DISTINCT posts.id FROM posts{string.Concat(_joins.Select(name => Join(name, "")))} WHERE {where}";
    }

    private string Write(FilterNode node)
    {
        if (node is FilterTerm term) return Write(term);
        var sql = "";
        foreach (var link in ((FilterChain)node).Links) sql += (sql.Length == 0 ? "" : link.IsOr ? " OR " : " AND ") + Write(link.Node);
        return "(" + sql + ")";
    }

    private string Write(FilterTerm term)
    {
        var (left, right) = (Operand(term.Left), Operand(term.Right));
        var comparison = "(" + Comparison.Build(_query, left, term.Sign.Comparator, right).Sql + ")";
        if (term.Sign.IsAny || !(left.IsMultiple || right.IsMultiple)) return comparison;
        var from = "";
        var (l, r) = (left.WithAutoFallback(), right.WithAutoFallback());
        if (left.IsMultiple) l = Fresh(term.Left, ref from);
        if (right.IsMultiple) r = Fresh(term.Right, ref from);
        return $"({comparison} AND NOT EXISTS (SELECT 1 FROM {from} WHERE NOT ({Comparison.Build(_query, l, term.Sign.Comparator, r).Sql})))";
    }

    private Operand Operand(OperandNode node)
    {
        if (node is TextNode text) return Holdall.Engine.Filters.Operands.Operand.Parameter(text.Value);
        if (node is NumberNode number) return Holdall.Engine.Filters.Operands.Operand.Parameter(number.Value);
        var name = ((NameNode)node).Name;
        if (name == "null") return Holdall.Engine.Filters.Operands.Operand.Null;
        var path = Paths.First(path => path.Path == name);
        Use(path.Join, _joins);
        return Column(path, path.Join == "posts" ? "posts" : path.Join);
    }

    private Operand Fresh(OperandNode node, ref string from)
    {
        var path = Paths.First(path => path.Path == ((NameNode)node).Name);
        var suffix = (++_fresh).ToString(CultureInfo.InvariantCulture);
        var joins = new List<string>();
        Use(path.Join, joins);
        var column = Column(path, path.Join + suffix).Sql(_query);
        var values = $"(SELECT {column} AS v FROM posts posts{suffix}{string.Concat(
            joins.Select(name => Join(name, suffix)))} WHERE posts{suffix}.id = posts.id) v{suffix}";
        from += from.Length == 0 ? values : " LEFT JOIN " + values;
        return Holdall.Engine.Filters.Operands.Operand.Column($"v{suffix}.v", null, true, path.IsJson ? NullFallback.Disabled : NullFallback.Auto);
    }

    private static Operand Column((string Path, string Join, string Column, bool IsMultiple, bool IsJson) path, string alias)
    {
        var sql = alias + "." + path.Column;
        if (path.IsJson) sql = Blog.Dialect.JsonValue(sql, []);
        return Holdall.Engine.Filters.Operands.Operand.Column(sql, null, path.IsMultiple, path.IsJson ? NullFallback.Disabled : NullFallback.Auto);
    }

    private static void Use(string join, List<string> joins)
    {
        if (join is "posts" or "" || joins.Contains(join)) return;
        Use(AllJoins[join].Parent, joins);
        joins.Add(join);
    }

    private static string Join(string name, string suffix) =>
        string.Format(CultureInfo.InvariantCulture, AllJoins[name].Sql, AllJoins[name].Parent + suffix, name + suffix);

    private static string Items(string column) =>
        $"json_each(CASE WHEN NOT json_valid({column}) THEN json_array({column}) WHEN json_type({column}) = 'array' THEN {column} ELSE json_array({column}) END)";
}
