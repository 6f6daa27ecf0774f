using Holdall.Values;

namespace Holdall.Tests.Collections;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2024-07-01 01:02:03.456Z", "2024-07-01 01:02:03.456Z")]
    [InlineData("2024-07-01", "2024-07-01 00:00:00.000Z")]
    [InlineData("2024-05-06T07:08:09Z", "2024-05-06 07:08:09.000Z")]
    [InlineData("2024-05-06T07:08:09+02:00", "2024-05-06 05:08:09.000Z")]
    [InlineData("2024-05-06T07:08:09.1239Z", "2024-05-06 07:08:09.123Z")]
    [InlineData("2024-05-06T07:08:09.123456789123Z", "2024-05-06 07:08:09.123Z")]
    [InlineData("2024-05-06T07:08:09,5Z", "2024-05-06 07:08:09.500Z")]
    [InlineData("2024-05-06T7:08:09Z", "2024-05-06 07:08:09.000Z")]
    [InlineData("2024-05-06T07:08:09", "2024-05-06 07:08:09.000Z")]
    [InlineData("2024-05-06T07:08:09.25", "2024-05-06 07:08:09.250Z")]
    [InlineData("Mon, 02 Jan 2006 15:04:05 -0700", "2006-01-02 22:04:05.000Z")]
    [InlineData("Mon, 02 Jan 2006 15:04:05 MST", "2006-01-02 15:04:05.000Z")]
    [InlineData("Fri, 02 Jan 2006 15:04:05 GMT", "2006-01-02 15:04:05.000Z")]
    [InlineData("02 Jan 06 15:04 -0700", "2006-01-02 22:04:00.000Z")]
    [InlineData("02 Jan 06 15:04 CEST", "2006-01-02 15:04:00.000Z")]
    [InlineData("02 Jan 69 15:04 UTC", "1969-01-02 15:04:00.000Z")]
    [InlineData("Monday, 02-Jan-06 15:04:05 MST", "2006-01-02 15:04:05.000Z")]
    [InlineData("2006-01-02 15:04:05.999999999 -0700 MST", "2006-01-02 22:04:05.999Z")]
    [InlineData("2006-01-02 15:04:05 +0000 UTC", "2006-01-02 15:04:05.000Z")]
    [InlineData("2006-01-02T15:04:05+0200", "2006-01-02 13:04:05.000Z")]
    [InlineData("2006-01-02 15:04:05Z", "2006-01-02 15:04:05.000Z")]
    [InlineData("2006-01-02 15:04:05+0200", "2006-01-02 13:04:05.000Z")]
    [InlineData("2006-01-02 15:04:05", "2006-01-02 15:04:05.000Z")]
    [InlineData("2006-01-02 15:04:05+02:00", "2006-01-02 13:04:05.000Z")]
    [InlineData("2024-05-06 07:08:09.1234567+02:00", "2024-05-06 05:08:09.123Z")]
    [InlineData("2006-01-02 15:04:05 +02:00", "2006-01-02 13:04:05.000Z")]
    [InlineData("2006-01-02 15:04:05 -0230", "2006-01-02 17:34:05.000Z")]
    [InlineData("Mon Jan 2 15:04:05 2006", "2006-01-02 15:04:05.000Z")]
    [InlineData("Mon Jan  2 15:04:05 2006", "2006-01-02 15:04:05.000Z")]
    [InlineData("Mon Jan  2 15:04:05 MST 2006", "2006-01-02 15:04:05.000Z")]
    [InlineData("Mon Jan 02 15:04:05 -0700 2006", "2006-01-02 22:04:05.000Z")]
    [InlineData("02 Jan 2006", "2006-01-02 00:00:00.000Z")]
    [InlineData("3:04PM", "0000-01-01 15:04:00.000Z")]
    [InlineData("12:04AM", "0000-01-01 00:04:00.000Z")]
    [InlineData("Jan 2 15:04:05", "0000-01-02 15:04:05.000Z")]
    [InlineData("Feb 29 15:04:05.123456", "0000-02-29 15:04:05.123Z")]
    [InlineData("0000-01-01", "0000-01-01 00:00:00.000Z")]
    [InlineData("0000-01-01 15:04:00.000Z", "0000-01-01 15:04:00.000Z")]
    [InlineData("0001-01-01T00:00:00+02:00", "0000-12-31 22:00:00.000Z")]
    [InlineData("9999-12-31 23:59:59.999Z", "9999-12-31 23:59:59.999Z")]
    [InlineData("2024-02-29", "2024-02-29 00:00:00.000Z")]
    public void Date_is_read(string text, string normal) => DateText.Normalize(text).ShouldBe(normal);

    [Theory]
    [InlineData("")]
    [InlineData("bad")]
    [InlineData("abc")]
    [InlineData("5")]
    [InlineData("1700000000")]
    [InlineData("06.05.2024")]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("2024-01-00")]
    [InlineData("2024-1-01")]
    [InlineData("24-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("2024-01-01 24:00:00")]
    [InlineData("2024-01-01 10:60:00")]
    [InlineData("2024-01-01 10:00:60")]
    [InlineData("2024-01-01 10:00")]
    [InlineData("2024-01-01T10:00Z")]
    [InlineData("2024-01-01 10:1:00")]
    [InlineData("2024-01-01t10:00:00Z")]
    [InlineData("2024-01-01T10:00:00z")]
    [InlineData(" 2024-01-01")]
    [InlineData("2024-01-01 ")]
    [InlineData("2024-01-01\n")]
    [InlineData("2024-01-01 10:00:00.000Z ")]
    [InlineData("2024-01-01T10:00:00.Z")]
    [InlineData("2024-01-01T10:00:00+25:00")]
    [InlineData("13:04PM")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("0000-01-01T00:00:00+01:00")]
    [InlineData("0001-01-01 00:00:00.000Z")]
    [InlineData("0001-01-01")]
    [InlineData("٢٠٢٤-01-01")]
    public void Text_is_no_date(string text) => DateText.Normalize(text).ShouldBe("");

    [Fact]
    public void Canonical_text_is_not_copied()
    {
        var text = "2024-07-01 01:02:03.456Z";
        DateText.Normalize(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Time_is_cut_not_rounded() =>
        DateText.Format(new DateTimeOffset(2024, 1, 2, 3, 4, 5, 999, 999, TimeSpan.FromHours(1))).ShouldBe("2024-01-02 02:04:05.999Z");
}
