using Holdall.Engine.Tests.Fields;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Tests.Records.Validation;

public sealed class RelationRulesTests : IDisposable
{
    private static readonly RelationField One = new() { Name = "r", CollectionId = "pbc_tags", MaxSelect = 1 };
    private static readonly RelationField Many = One with { MaxSelect = 3, MinSelect = 2 };

    private readonly RecordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("t1", null)]
    [InlineData("", null)]
    [InlineData("T1", "validation_missing_rel_records")]
    [InlineData("missing", "validation_missing_rel_records")]
    public void Single_relation_needs_an_existing_record(string id, string? code) => _bench.Check(One, id)?.Code.ShouldBe(code);

    [Theory]
    [InlineData("t1", "validation_not_enough_values", "Select at least 2.")]
    [InlineData("t1,t1", "validation_not_enough_values", "Select at least 2.")]
    [InlineData("t1,t2,t3,x", "validation_too_many_values", "Select no more than 3.")]
    [InlineData("t1,missing", "validation_missing_rel_records", "Failed to find all relation records with the provided ids.")]
    public void Multiple_relation_has_limits_and_needs_all_records(string ids, string code, string message)
    {
        var error = _bench.Check(Many, ids.Split(','))!;
        error.Code.ShouldBe(code);
        error.Message.ShouldBe(message);
    }

    [Fact]
    public void All_existing_records_are_found() => _bench.Check(Many, new[] { "t1", "MixedCase-1", "t3" }).ShouldBeNull();

    [Fact]
    public void Empty_relation_ignores_the_least_number() => _bench.Check(Many, null).ShouldBeNull();

    [Fact]
    public void Required_relation_is_missing() => _bench.Check(One with { Required = true }, "").ShouldBe(FieldError.Required);

    [Fact]
    public void Related_collection_is_found_by_its_id_only()
    {
        _bench.Check(One with { CollectionId = "tags" }, "t1")!.Code.ShouldBe("validation_missing_rel_collection");
        _bench.Check(One with { CollectionId = "gone" }, "t1")!.Code.ShouldBe("validation_missing_rel_collection");
    }

    [Fact]
    public void Stale_id_blocks_a_later_save() => _bench.Validate(RecordBench.Stored(One, "stale")).Find("r")!.Code.ShouldBe("validation_missing_rel_records");

    [Fact]
    public void Hostile_ids_are_only_values() => _bench.Check(Many, new[] { "t1', 't2", "\") OR 1=1 --" })!.Code.ShouldBe("validation_missing_rel_records");
}
