using Holdall.Engine.Records;

namespace Holdall.Engine.Tests.Records;

public sealed class CountKeyTests
{
    [Fact]
    public void Different_values_have_different_keys()
    {
        object?[][] values = [["a", "b"], ["a"], ["a\n'1'b"], ["a", 1d], ["1"], [1d], [true], ["true"], [null], [""], ["", ""]];
        values.Select(value => CountKey.Of("SELECT", value)).ShouldBeUnique();
    }

    [Fact]
    public void The_same_values_have_the_same_key() => CountKey.Of("SELECT", ["a", 1d]).ShouldBe(CountKey.Of("SELECT", ["a", 1d]));

    [Fact]
    public void A_long_key_is_none() => CountKey.Of("SELECT COUNT(*) FROM t WHERE x = ?1", [new string('x', 5000)]).ShouldBeNull();
}
