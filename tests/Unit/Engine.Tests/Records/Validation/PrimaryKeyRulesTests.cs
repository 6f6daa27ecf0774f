using Holdall.Engine.Tests.Fields;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Tests.Records.Validation;

public sealed class PrimaryKeyRulesTests : IDisposable
{
    private static readonly TextField Default = new() { Name = "id", PrimaryKey = true, Required = true, Min = 15, Max = 15, Pattern = "^[a-z0-9]+$" };
    private static readonly TextField Free = new() { Name = "id", PrimaryKey = true, Required = true };

    private readonly RecordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("abc", "validation_min_text_constraint")]
    [InlineData("abcdefghij123456", "validation_max_text_constraint")]
    [InlineData("ABCDEFGHIJ12345", "validation_invalid_format")]
    [InlineData("abcdefghij1234\n", "validation_invalid_format")]
    [InlineData("", "validation_required")]
    public void Default_ids_have_fifteen_small_letters_and_digits(string id, string code) => _bench.Check(Default, id)!.Code.ShouldBe(code);

    [Fact]
    public void Default_id_is_not_looked_up() => _bench.Check(Default with { Min = 0 }, "t1").ShouldBeNull();

    [Fact]
    public void Id_of_a_stored_record_does_not_change()
    {
        var record = RecordBench.Stored(Default, "abcdefghij12345");
        _bench.Validate(record).Any.ShouldBeFalse();
        record["id"] = "";
        _bench.Validate(record).Find("id")!.Message.ShouldBe("The record primary key cannot be changed.");
    }

    [Fact]
    public void Unchanged_id_that_breaks_the_rules_is_left_alone() => _bench.Validate(RecordBench.Stored(Default, "OLD id")).Any.ShouldBeFalse();

    [Theory]
    [InlineData("mixedcase-1", true)]
    [InlineData("MIXEDCASE-1", true)]
    [InlineData("MixedCase-1", true)]
    [InlineData("T1", true)]
    [InlineData("t1", true)]
    [InlineData("mixedcase-2", false)]
    [InlineData("ixedcase-1", false)]
    public void Free_id_must_differ_by_more_than_letter_case(string id, bool taken) =>
        _bench.Check(Free, id)?.Code.ShouldBe(taken ? "validation_pk_invalid" : null);

    [Theory]
    [InlineData("a/b.c", ".")]
    [InlineData("a\\b", "\\")]
    [InlineData("a b", " ")]
    [InlineData("a\0b", "\0")]
    [InlineData("a$b%c", "%")]
    public void First_forbidden_character_in_checking_order_is_reported(string id, string character)
    {
        var error = _bench.Check(Free, id)!;
        error.Code.ShouldBe("validation_forbidden_pk_character");
        error.Message.ShouldBe($"'{character}' is not a valid primary key character.");
        error.Parameters!["ch"].ShouldBe(character);
    }

    [Theory]
    [InlineData("con")]
    [InlineData("PRN")]
    [InlineData("Com9")]
    [InlineData("lpt1")]
    public void Names_of_devices_are_reserved(string id) => _bench.Check(Free, id)!.Code.ShouldBe("validation_reserved_pk");

    [Theory]
    [InlineData("com0")]
    [InlineData("cons")]
    [InlineData("x")]
    public void Other_names_are_free(string id) => _bench.Check(Free, id).ShouldBeNull();

    [Fact]
    public void Empty_id_is_missing_even_if_not_required() => _bench.Check(Free with { Required = false }, "").ShouldBe(FieldError.Required);
}
