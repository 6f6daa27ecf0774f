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

    [Theory]
    [InlineData("SELECT COUNT(*) FROM t WHERE strftime(?1, ?2) = 1", "now")]
    [InlineData("SELECT COUNT(*) FROM t WHERE x = ?1", null)]
    public void A_count_that_changes_by_itself_and_a_long_key_are_not_kept(string sql, string? value) =>
        CountKey.Of(sql, [value ?? new string('x', 5000)]).ShouldBeNull();
}
