using System.Text;
using Holdall.Engine.Filters.Operands;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Tests.Filters.Operands;

public sealed class RequestValueTests
{
    private static readonly FileUpload File = new()
    {
        Field = "doc",
        StoredName = "a_x1.txt",
        OriginalName = "a.txt",
        Size = 12,
        Open = () => new MemoryStream(Encoding.UTF8.GetBytes("hello")),
    };

    private static readonly Dictionary<string, object?> Body = new()
    {
        ["list"] = new List<object?> { 1d, new Dictionary<string, object?> { ["k"] = "v" } },
        ["null"] = null,
        ["doc"] = File,
        ["docs"] = new List<object?> { "old.txt", File },
        ["loc"] = new GeoPoint(1.5, 2),
        ["json"] = new JsonText("""{"a":[true]}"""),
        ["broken"] = new JsonText("{"),
    };

    [Theory]
    [InlineData("list.0", true, 1d)]
    [InlineData("list.1.k", true, "v")]
    [InlineData("list.2", false, null)]
    [InlineData("list.-1", false, null)]
    [InlineData("list.x", false, null)]
    [InlineData("null", true, null)]
    [InlineData("null.x", false, null)]
    [InlineData("doc.name", true, "a_x1.txt")]
    [InlineData("doc.originalName", true, "a.txt")]
    [InlineData("doc.size", true, 12d)]
    [InlineData("docs.1.originalName", true, "a.txt")]
    [InlineData("docs.0.originalName", false, null)]
    [InlineData("loc.lat", true, 2d)]
    [InlineData("json.a.0", true, true)]
    [InlineData("broken.a", false, null)]
    public void A_path_leads_to_a_part(string path, bool exists, object? expected)
    {
        RequestValue.TryFind(Body, path.Split('.'), out var value).ShouldBe(exists);
        if (exists) value.ShouldBe(expected);
    }

    [Fact]
    public void A_value_is_bound_as_what_it_is_or_as_its_text()
    {
        RequestValue.ToBindable("5", isNumber: false).ShouldBe("5");
        RequestValue.ToBindable("5", isNumber: true).ShouldBe(5d);
        RequestValue.ToBindable("x", isNumber: true).ShouldBe("x");
        RequestValue.ToBindable(true, isNumber: true).ShouldBe(true);
        RequestValue.ToBindable(7L, isNumber: false).ShouldBe(7d);
        RequestValue.ToBindable(Body["list"], isNumber: false).ShouldBe("""[1,{"k":"v"}]""");
        RequestValue.ToBindable(Body["json"], isNumber: false).ShouldBe("""{"a":[true]}""");
        RequestValue.ToBindable(Body["loc"], isNumber: false).ShouldBe("""{"lon":1.5,"lat":2}""");
        RequestValue.ToBindable(new[] { "a" }, isNumber: false).ShouldBe("""["a"]""");
        RequestValue.ToBindable(DateTimeOffset.UnixEpoch, isNumber: false).ShouldBe("1970-01-01 00:00:00.000Z");
        RequestValue.ToBindable(File, isNumber: false).ShouldBe("""{"name":"a_x1.txt","originalName":"a.txt","size":12}""");
    }

    [Fact]
    public void Items_are_counted()
    {
        RequestValue.CountItems(null).ShouldBe(0);
        RequestValue.CountItems("").ShouldBe(0);
        RequestValue.CountItems("a").ShouldBe(1);
        RequestValue.CountItems(File).ShouldBe(1);
        RequestValue.CountItems(new[] { "a", "b" }).ShouldBe(2);
        RequestValue.ItemsToJson("a").ShouldBe("""["a"]""");
    }
}
