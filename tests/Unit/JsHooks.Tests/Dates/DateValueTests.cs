using Holdall.Plugins.JsHooks.Dates;

namespace Holdall.Plugins.JsHooks.Tests.Dates;

public sealed class DateValueTests
{
    [Theory]
    [InlineData("2024-01-31", "", "2024-01-31 00:00:00.000Z")]
    [InlineData("2024-01-31 10:20:30", "", "2024-01-31 10:20:30.000Z")]
    [InlineData("2024-01-31 10:20:30.5", "", "2024-01-31 10:20:30.500Z")]
    [InlineData("2024-01-31T10:20:30Z", "", "2024-01-31 10:20:30.000Z")]
    [InlineData("2024-01-31T10:20:30+02:00", "", "2024-01-31 08:20:30.000Z")]
    [InlineData("2024-01-31 10:20:30.123456Z", "", "2024-01-31 10:20:30.123Z")]
    [InlineData("Wed, 31 Jan 2024 10:20:30 GMT", "", "2024-01-31 10:20:30.000Z")]
    [InlineData("Wed, 31 Jan 2024 10:20:30 +0100", "", "2024-01-31 09:20:30.000Z")]
    [InlineData("Wednesday, 31-Jan-24 10:20:30 UTC", "", "2024-01-31 10:20:30.000Z")]
    [InlineData("31 Jan 24 10:20 +0100", "", "2024-01-31 09:20:00.000Z")]
    [InlineData("Wed Jan 31 10:20:30 2024", "", "2024-01-31 10:20:30.000Z")]
    [InlineData("2024-01-31 10:20:30 +0200", "", "2024-01-31 08:20:30.000Z")]
    [InlineData("31.1.2024", "", "")]
    [InlineData("garbage", "", "")]
    [InlineData("2024-13-01", "", "")]
    [InlineData("2024-02-30", "", "")]
    [InlineData("1706696430", "", "")]
    [InlineData("2024-01-31 10:00:00", "Europe/Berlin", "2024-01-31 09:00:00.000Z")]
    [InlineData("2024-07-31 10:00:00", "Europe/Berlin", "2024-07-31 08:00:00.000Z")]
    [InlineData("2024-01-31 10:00:00Z", "Europe/Berlin", "2024-01-31 10:00:00.000Z")]
    [InlineData("2024-01-31", "America/New_York", "2024-01-31 05:00:00.000Z")]
    [InlineData("2024-01-31 10:00:00", "Nowhere/Land", "2024-01-31 10:00:00.000Z")]
    [InlineData("2024-03-31 02:30:00", "Europe/Berlin", "2024-03-31 01:30:00.000Z")]
    public void A_date_is_read_in_its_zone(string text, string zone, string expected) =>
        DateValue.Parse(text, Timezones.Find(zone)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("2024-02-28 23:59:59.999Z", 0, 0, 1, "2024-02-29 23:59:59.999Z")]
    [InlineData("2024-02-28 23:59:59.999Z", 1, 1, 1, "2025-03-29 23:59:59.999Z")]
    [InlineData("2024-02-28 23:59:59.999Z", 0, -2, 0, "2023-12-28 23:59:59.999Z")]
    [InlineData("2024-01-31 00:00:00Z", 0, 1, 0, "2024-03-02 00:00:00.000Z")]
    [InlineData("2024-01-31 00:00:00Z", 90000, 0, 0, "")]
    public void Days_that_a_month_does_not_have_go_on_into_the_next(string text, int years, int months, int days, string expected) =>
        DateValue.Parse(text, TimeZoneInfo.Utc).AddDate(years, months, days).ToString().ShouldBe(expected);

    [Fact]
    public void Nanoseconds_are_added_and_told()
    {
        var date = DateValue.Parse("2024-02-28 23:59:59.999Z", TimeZoneInfo.Utc);
        date.Add(1e6).ToString().ShouldBe("2024-02-29 00:00:00.000Z");
        date.Add(-3600e9).ToString().ShouldBe("2024-02-28 22:59:59.999Z");
        date.Add(1e300).IsZero.ShouldBeTrue();
        DateValue.Parse("2024-01-02", TimeZoneInfo.Utc).Sub(DateValue.Parse("2024-01-01", TimeZoneInfo.Utc)).ShouldBe(86_400_000_000_000);
    }

    [Theory]
    [InlineData("2006-01-02 15:04:05", "2024-03-04 05:06:07")]
    [InlineData("Mon Jan _2 3:04PM", "Mon Mar  4 5:06AM")]
    [InlineData("Monday, 02-Jan-06 03:04:05.000 pm Z07:00", "Monday, 04-Mar-24 05:06:07.089 am Z")]
    [InlineData("January 2 (002) -0700 .999999", "March 4 (064) +0000 .089")]
    [InlineData("Janet 1", "Janet 3")]
    public void A_time_is_written_by_a_layout(string layout, string expected) =>
        GoLayout.Format(DateValue.Parse("2024-03-04 05:06:07.089Z", TimeZoneInfo.Utc).Time, layout).ShouldBe(expected);

    [Fact]
    public void Rfc_3339_has_a_fraction_only_when_there_is_one()
    {
        GoLayout.Rfc3339(DateValue.Parse("2024-01-01", TimeZoneInfo.Utc).Time).ShouldBe("2024-01-01T00:00:00Z");
        GoLayout.Rfc3339(DateValue.Parse("2024-01-01 00:00:00.5Z", TimeZoneInfo.Utc).Time.ToOffset(TimeSpan.FromHours(-2))).ShouldBe("2023-12-31T22:00:00.5-02:00");
    }
}
