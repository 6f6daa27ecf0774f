using Holdall.Plugins.JsHooks.Binding;

namespace Holdall.Plugins.JsHooks.Tests.Binding;

public sealed class ValueKindsTests
{
    [Theory]
    [InlineData(5L, "text", "5")]
    [InlineData(true, "", "true")]
    [InlineData("99", 25L, 99L)]
    [InlineData("1.5", 0L, 1.5)]
    [InlineData("x", false, true)]
    [InlineData(0L, true, false)]
    [InlineData(5L, null, 5L)]
    public void A_value_gets_the_kind_of_what_it_replaces(object value, object? former, object expected) =>
        ValueKinds.As(value, former).ShouldBe(expected);

    [Theory]
    [InlineData("rule")]
    [InlineData(true)]
    [InlineData(5L)]
    public void Null_stays_null(object former) => ValueKinds.As(null, former).ShouldBeNull();

    [Fact]
    public void Members_of_members_do_so_as_well()
    {
        var made = ValueKinds.Members(
            new Dictionary<string, object?> { ["meta"] = new Dictionary<string, object?> { ["appName"] = 5L, ["other"] = 1L } },
            new Dictionary<string, object?> { ["meta"] = new Dictionary<string, object?> { ["appName"] = "" } });
        made["meta"].ShouldBe(new Dictionary<string, object?> { ["appName"] = "5", ["other"] = 1L });
    }
}
