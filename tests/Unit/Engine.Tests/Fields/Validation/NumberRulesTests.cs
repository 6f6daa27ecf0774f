using Holdall.Engine.Fields.Validation;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Fields.Validation;

public sealed class NumberRulesTests
{
    private static readonly NumberField Limited = new() { Name = "n", Min = 2, Max = 10.5 };

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Number_must_be_finite(double value) => NumberRules.Check(Limited, value)!.Code.ShouldBe("validation_not_a_number");

    [Fact]
    public void Zero_is_only_subject_to_required()
    {
        NumberRules.Check(Limited with { OnlyInt = true }, 0).ShouldBeNull();
        NumberRules.Check(Limited with { Required = true }, 0)!.Code.ShouldBe("validation_required");
    }

    [Theory]
    [InlineData(5.5)]
    [InlineData(1e300)]
    [InlineData(9223372036854775808d)]
    public void Whole_numbers_are_those_of_64_bits(double value) =>
        NumberRules.Check(new NumberField { Name = "n", OnlyInt = true }, value)!.Code.ShouldBe("validation_only_int_constraint");

    [Theory]
    [InlineData(1.99, "validation_min_number_constraint", "Must be greater or equal than 2.", "min", 2)]
    [InlineData(-3, "validation_min_number_constraint", "Must be greater or equal than 2.", "min", 2)]
    [InlineData(10.6, "validation_max_number_constraint", "Must be less or equal than 10.5.", "max", 10.5)]
    public void Limits_carry_their_parameter(double value, string code, string message, string parameter, double limit)
    {
        var error = NumberRules.Check(Limited, value)!;
        error.Code.ShouldBe(code);
        error.Message.ShouldBe(message);
        error.Parameters![parameter].ShouldBe(limit);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10.5)]
    public void Limits_themselves_are_valid(double value) => NumberRules.Check(Limited, value).ShouldBeNull();
}
