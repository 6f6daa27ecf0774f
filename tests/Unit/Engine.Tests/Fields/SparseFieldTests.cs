using Holdall.Engine.Schema;

namespace Holdall.Engine.Tests.Fields;

/// <summary>Fields stored by older versions lack keys, or hold null.</summary>
public sealed class SparseFieldTests : IDisposable
{
    private readonly RecordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("""[{"type":"text","name":"f"}]""", "some")]
    [InlineData("""[{"type":"text","name":"f","pattern":null,"autogeneratePattern":null,"help":null,"id":null}]""", "some")]
    [InlineData("""[{"type":"date","name":"f","min":null}]""", "2024-01-01")]
    [InlineData("""[{"type":"email","name":"f"}]""", "a@b.co")]
    [InlineData("""[{"type":"select","name":"f"}]""", "")]
    [InlineData("""[{"type":"file","name":"f","mimeTypes":null}]""", "")]
    public void Missing_options_do_not_limit_values(string json, string value)
    {
        var field = FieldJson.ReadList(json)[0];
        field.Help.ShouldBe("");
        field.Id.ShouldBe("");
        _bench.Check(field, value).ShouldBeNull();
    }

    [Fact]
    public void Relation_without_a_collection_refers_to_none() =>
        _bench.Check(FieldJson.ReadList("""[{"type":"relation","name":"f"}]""")[0], "t1")!.Code.ShouldBe("validation_missing_rel_collection");
}
