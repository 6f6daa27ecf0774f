using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Records;
using Holdall.Engine.Tests.Filters;
using Holdall.Http;

namespace Holdall.Engine.Tests.Records;

public sealed class RecordSelectTests(Blog blog) : IClassFixture<Blog>
{
    [Theory]
    [InlineData("views > 1", true)]
    [InlineData("strftime('%Y', 'now') > '2000'", false)]
    [InlineData("views > 1 && strftime('%Y', published, '+1 day') > '2000'", false)]
    public void A_count_is_kept_unless_it_changes_as_time_goes_on(string filter, bool isKept)
    {
        var schema = Blog.Cache(blog.Databases);
        var text = new QueryText(schema.Current.Get("posts")) { Filter = filter, FullAccess = true };
        var query = new FilterFactory(schema, Blog.Dialect, Blog.Time).Get(text, RequestInfo.None);
        using var read = blog.Databases.Main.Read();

        var count = new RecordSelect(query).Count(read.Session);

        count.ShouldBeGreaterThan(0);
        read.Session.FindCount(CountKey.Of(query.Sql.Count, query.Parameters)!).ShouldBe(isKept ? count : null);
    }
}
