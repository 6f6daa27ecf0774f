using Holdall.Engine.Filters.Operands;
using Holdall.Http;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Filters.Operands;

public sealed class MacrosTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2028, 2, 29, 13, 5, 9, 123, TimeSpan.Zero));

    [Theory]
    [InlineData("@now", "2028-02-29 13:05:09.123Z")]
    [InlineData("@yesterday", "2028-02-28 13:05:09.123Z")]
    [InlineData("@tomorrow", "2028-03-01 13:05:09.123Z")]
    [InlineData("@second", 9)]
    [InlineData("@minute", 5)]
    [InlineData("@hour", 13)]
    [InlineData("@day", 29)]
    [InlineData("@month", 2)]
    [InlineData("@weekday", 2)]
    [InlineData("@year", 2028)]
    [InlineData("@todayStart", "2028-02-29 00:00:00.000Z")]
    [InlineData("@todayEnd", "2028-02-29 23:59:59.999Z")]
    [InlineData("@monthStart", "2028-02-01 00:00:00.000Z")]
    [InlineData("@monthEnd", "2028-02-29 23:59:59.999Z")]
    [InlineData("@yearStart", "2028-01-01 00:00:00.000Z")]
    [InlineData("@yearEnd", "2028-12-31 23:59:59.999Z")]
    public void A_macro_is_a_date_or_a_whole_number(string name, object value) => Macros.Find(name)!.Read(RequestInfo.None, Time).ShouldBe(value);

    [Theory]
    [InlineData("@Now")]
    [InlineData("now")]
    [InlineData("@request")]
    public void Other_names_are_none(string name) => Macros.Find(name).ShouldBeNull();
}
