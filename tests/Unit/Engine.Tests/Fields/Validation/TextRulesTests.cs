using Holdall.Engine.Fields.Validation;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Tests.Fields.Validation;

public sealed class TextRulesTests
{
    private static readonly TextField Plain = new() { Name = "t" };

    [Fact]
    public void Empty_optional_text_is_valid_whatever_its_limits() =>
        TextRules.Check(Plain with { Min = 5, Pattern = "^x$" }, "").ShouldBeNull();

    [Fact]
    public void Empty_required_text_is_missing() => TextRules.Check(Plain with { Required = true, Min = 5 }, "").ShouldBe(FieldError.Required);

    [Fact]
    public void Length_is_counted_in_characters_not_in_units()
    {
        TextRules.Check(Plain with { Min = 2, Max = 2 }, "👩é").ShouldBeNull();
        TextRules.Length("a👩\u200D👧\ud800").ShouldBe(5);
    }

    [Theory]
    [InlineData("a", "validation_min_text_constraint", "Must be at least 2 character(s).", "min", 2)]
    [InlineData("abcd", "validation_max_text_constraint", "Must be no more than 3 character(s).", "max", 3)]
    public void Length_limits_carry_their_parameter(string value, string code, string message, string parameter, long limit)
    {
        var error = TextRules.Check(Plain with { Min = 2, Max = 3, Pattern = "^never$" }, value).ShouldNotBeNull();
        error.Code.ShouldBe(code);
        error.Message.ShouldBe(message);
        error.Parameters!.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, object?>(parameter, limit));
    }

    [Fact]
    public void Text_without_a_limit_ends_at_5000_characters()
    {
        TextRules.Check(Plain, new string('x', 5000)).ShouldBeNull();
        TextRules.Check(Plain, new string('x', 5001))!.Message.ShouldBe("Must be no more than 5000 character(s).");
    }

    [Fact]
    public void Pattern_is_checked_last()
    {
        TextRules.Check(Plain with { Pattern = "^[a-z]+$" }, "A")!.Code.ShouldBe("validation_invalid_format");
        TextRules.Check(Plain with { Pattern = "b" }, "abc").ShouldBeNull();
    }
}
