using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Operands;

public sealed class FixedFieldsTests(Blog blog) : IClassFixture<Blog>
{
    private static readonly FixedFields Fields = new("`posts`", ["id", "title", "views", "meta"], ["meta"], Blog.Dialect, Blog.Time);

    [Theory]
    [InlineData("views > 5", "-views", "p4 p1 p3")]
    [InlineData("meta.a.b = 1", "", "p1")]
    [InlineData("meta.list.0 = 5", "", "p1")]
    [InlineData("meta.a.b = '1'", "", "")]
    [InlineData("meta.zzz = null", "id", "p1 p2 p3 p4 p5")]
    [InlineData("meta.zzz = ''", "", "")]
    [InlineData("meta.zzz:lower = null && id = 'p1'", "", "p1")]
    [InlineData("title = null || 1 = 2", "", "p3")]
    [InlineData("true = 1 && @now != ''", "-@rowid", "p5 p4 p3 p2 p1")]
    [InlineData("", "-meta.a.b,-id", "p1 p5 p4 p3 p2")]
    public void A_listed_name_is_a_column_or_a_path_into_it(string filter, string sort, string expected)
    {
        var query = Fields.Build(filter, sort);
        using var read = blog.Databases.Main.Read();
        using var rows = read.Session.Prepare(
            "SELECT id FROM posts" + (query.Where.Length > 0 ? " WHERE " + query.Where : "") + (query.OrderBy.Length > 0 ? " ORDER BY " + query.OrderBy : ""));
        for (var i = 0; i < query.Parameters.Count; i++) rows.BindValue(i + 1, query.Parameters[i]);
        var ids = new List<string>();
        while (rows.Step()) ids.Add(rows.Text(0));
        string.Join(' ', ids).ShouldBe(expected);
    }

    [Theory]
    [InlineData("secret = 1")]
    [InlineData("title.a = 1")]
    [InlineData("title:lower = 'x'")]
    [InlineData("tags.name = 'x'")]
    [InlineData("@request.method = 'GET'")]
    [InlineData("@collection.tags.name = 'x'")]
    [InlineData("meta..a = 1")]
    [InlineData(" ")]
    [InlineData("title = {:x}")]
    public void Nothing_else_exists(string filter) => Should.Throw<FilterException>(() => Fields.Build(filter, ""));

    [Theory]
    [InlineData("secret")]
    [InlineData("meta.a'b")]
    [InlineData("id,")]
    [InlineData("true")]
    public void Nothing_else_can_be_sorted_by(string sort) => Should.Throw<FilterException>(() => Fields.Build("", sort));
}
