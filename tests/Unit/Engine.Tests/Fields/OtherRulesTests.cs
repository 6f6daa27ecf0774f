using Holdall.Collections;
using Holdall.Engine.Records;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Tests.Fields;

public sealed class OtherRulesTests : IDisposable
{
    private readonly RecordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Required_flag_must_be_true()
    {
        _bench.Check(new BoolField { Name = "b", Required = true }, false).ShouldBe(FieldError.Required);
        _bench.Check(new BoolField { Name = "b", Required = true }, true).ShouldBeNull();
        _bench.Check(new BoolField { Name = "b" }, false).ShouldBeNull();
    }

    [Fact]
    public void Editor_counts_bytes()
    {
        var editor = new EditorField { Name = "e", MaxSize = 4 };
        _bench.Check(editor, "éé").ShouldBeNull();
        var error = _bench.Check(editor, "éée")!;
        error.Code.ShouldBe("validation_content_size_limit");
        error.Message.ShouldBe("The maximum allowed content size is 4 bytes.");
        error.Parameters!["maxSize"].ShouldBe(4L);
        _bench.Check(editor with { MaxSize = 0 }, new string('x', 5242880)).ShouldBeNull();
        _bench.Check(editor with { MaxSize = 0 }, new string('x', 5242881))!.Message.ShouldBe("The maximum allowed content size is 5242880 bytes.");
    }

    [Theory]
    [InlineData("2023-12-31", "validation_min_greater_equal_than_required", "Must be no less than 2024-01-01 00:00:00 +0000 UTC.", "2024-01-01T00:00:00Z")]
    [InlineData("2025-01-01", "validation_max_less_equal_than_required", "Must be no greater than 2024-12-31 10:20:30.5 +0000 UTC.", "2024-12-31T10:20:30.5Z")]
    public void Date_beyond_a_limit_names_the_limit(string value, string code, string message, string threshold)
    {
        var field = new DateField { Name = "d", Min = "2024-01-01 00:00:00.000Z", Max = "2024-12-31 10:20:30.500Z" };
        var error = _bench.Check(field, value)!;
        error.Code.ShouldBe(code);
        error.Message.ShouldBe(message);
        error.Parameters!["threshold"].ShouldBe(threshold);
        _bench.Check(field, "2024-01-01").ShouldBeNull();
        _bench.Check(field, "").ShouldBeNull();
        _bench.Check(field with { Required = true }, "no date").ShouldBe(FieldError.Required);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" { } ")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData(null)]
    public void Required_json_must_hold_something(string? text)
    {
        var value = text is null ? null : new JsonText(text.Replace(" { } ", " {} ", StringComparison.Ordinal));
        _bench.Check(new JsonField { Name = "j", Required = true }, value).ShouldBe(FieldError.Required);
        _bench.Check(new JsonField { Name = "j" }, value).ShouldBeNull();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("[0]")]
    public void Zero_and_false_are_something(string text) => _bench.Check(new JsonField { Name = "j", Required = true }, new JsonText(text)).ShouldBeNull();

    [Fact]
    public void Json_is_checked_for_its_size_then_its_form()
    {
        var field = new JsonField { Name = "j", MaxSize = 5 };
        _bench.Check(field, "abc").ShouldBeNull();
        var error = _bench.Check(field, "abcd")!;
        error.Code.ShouldBe("validation_json_size_limit");
        error.Message.ShouldBe("The maximum allowed JSON size is 5 bytes.");
        _bench.Check(field, new JsonText("{x"))!.Code.ShouldBe("validation_invalid_json");
        _bench.Check(field, new JsonText("1 2"))!.Code.ShouldBe("validation_invalid_json");
        _bench.Check(field, new JsonText(""))!.Code.ShouldBe("validation_invalid_json");
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""[{"a":{"b":1,"\u0062":2}}]""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udc00x":1}""")]
    public void Json_names_a_member_once_and_has_whole_characters_unless_it_is_stored_already(string text)
    {
        var field = new JsonField { Name = "j" };
        _bench.Check(field, text)!.Code.ShouldBe("validation_invalid_json");
        _bench.Validate(RecordBench.Stored(field, new JsonText(text))).Any.ShouldBeFalse();
    }

    [Theory]
    [InlineData(180.1, 0, "validation_invalid_longitude")]
    [InlineData(0, 90.1, "validation_invalid_latitude")]
    [InlineData(-181, -91, "validation_invalid_latitude")]
    [InlineData(0, double.NaN, "validation_invalid_latitude")]
    [InlineData(180, -90, null)]
    [InlineData(0, 0, null)]
    public void Place_must_be_on_earth(double lon, double lat, string? code) =>
        _bench.Check(new GeoPointField { Name = "g" }, new GeoPoint(lon, lat))?.Code.ShouldBe(code);

    [Fact]
    public void Required_place_is_not_the_origin()
    {
        _bench.Check(new GeoPointField { Name = "g", Required = true }, "").ShouldBe(FieldError.Required);
        _bench.Check(new GeoPointField { Name = "g", Required = true }, new GeoPoint(0, 1)).ShouldBeNull();
    }

    [Fact]
    public void Select_takes_its_values_only()
    {
        var single = new SelectField { Name = "s", Values = ["a", "b"], MaxSelect = 1 };
        _bench.Check(single, "b").ShouldBeNull();
        _bench.Check(single, "").ShouldBeNull();
        var error = _bench.Check(single, "c")!;
        error.Code.ShouldBe("validation_invalid_value");
        error.Message.ShouldBe("Invalid value c.");
        error.Parameters!["value"].ShouldBe("c");
        _bench.Check(single with { Required = true }, "").ShouldBe(FieldError.Required);
        _bench.Check(single with { Values = [] }, "a").ShouldNotBeNull();
    }

    [Fact]
    public void Select_has_a_most_of_values()
    {
        var many = new SelectField { Name = "s", Values = ["a", "b", "c"], MaxSelect = 2 };
        _bench.Check(many, new[] { "a", "b" }).ShouldBeNull();
        var error = _bench.Check(many, new[] { "a", "b", "x" })!;
        error.Code.ShouldBe("validation_too_many_values");
        error.Message.ShouldBe("Select no more than 2.");
        error.Parameters!["maxSelect"].ShouldBe(2L);
    }

    [Theory]
    [InlineData("", true, "validation_required")]
    [InlineData("abc", false, "validation_min_text_constraint")]
    [InlineData("abcdefghi", false, "validation_max_text_constraint")]
    [InlineData("ABCD", false, "validation_invalid_format")]
    [InlineData("", false, null)]
    [InlineData("abcd", true, null)]
    public void New_password_is_checked_in_the_clear(string plain, bool required, string? code)
    {
        var field = new PasswordField { Name = "p", Min = 4, Max = 8, Pattern = "^[a-z]+$", Required = required };
        var passwords = new RecordPasswords();
        passwords.Set("p", plain);
        var error = _bench.Validate(RecordBench.With(field, ""), passwords).Find("p");
        error?.Code.ShouldBe(code);
        if (code?.Contains("text", StringComparison.Ordinal) == true) error!.Parameters.ShouldBeNull();
    }

    [Theory]
    [InlineData(71, null)]
    [InlineData(72, "Must be less than 71 character(s).")]
    [InlineData(73, "Invalid value.")]
    public void Password_is_at_most_71_characters_and_72_bytes(int length, string? message)
    {
        var passwords = new RecordPasswords();
        passwords.Set("p", new string('x', length));
        _bench.Validate(RecordBench.With(new PasswordField { Name = "p" }, ""), passwords).Find("p")?.Message.ShouldBe(message);
    }

    [Fact]
    public void Stored_hash_is_not_judged() =>
        _bench.Validate(RecordBench.Stored(new PasswordField { Name = "p", Max = 8, Required = true }, "$2a$10$hash")).Any.ShouldBeFalse();

    [Fact]
    public void All_fields_are_reported_at_once()
    {
        var record = new Holdall.Records.Record(new Collection
        {
            Name = "tags",
            Fields = [new TextField { Name = "a", Required = true }, new NumberField { Name = "b", Required = true }, new AutodateField { Name = "c" }],
        });
        var errors = _bench.Validate(record);
        errors.Find("a").ShouldBe(FieldError.Required);
        errors.Find("b").ShouldBe(FieldError.Required);
        errors.Find("c").ShouldBeNull();
    }

    [Fact]
    public void Value_of_a_foreign_type_is_refused()
    {
        var record = RecordBench.With(new NumberField { Name = "n" }, 1);
        record[0] = "text";
        _bench.Validate(record).Find("n")!.Code.ShouldBe("validation_unsupported_value_type");
    }

    [Fact]
    public void Good_text_numbers_and_flags_cost_no_memory()
    {
        var record = new Holdall.Records.Record(new Collection
        {
            Name = "tags",
            Fields =
            [
                new TextField { Name = "id", PrimaryKey = true, Min = 15, Max = 15, Pattern = "^[a-z0-9]+$" },
                new TextField { Name = "t", Pattern = "^x+$", Max = 9 },
                new NumberField { Name = "n", Min = 1, Max = 9, OnlyInt = true },
                new BoolField { Name = "b", Required = true },
            ],
        })
        { ["id"] = "abcdefghij12345", ["t"] = "xxx", ["n"] = 5, ["b"] = true };
        var errors = new FieldErrors();
        for (var i = 0; i < 200; i++) _bench.Validator.Validate(record, RecordPasswords.None, errors);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) _bench.Validator.Validate(record, RecordPasswords.None, errors);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        errors.Any.ShouldBeFalse();
    }
}
