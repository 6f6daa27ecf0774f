using System.Globalization;
using Holdall.Engine.Jobs;

namespace Holdall.Host.Tests.Jobs;

public sealed class CronExpressionTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("* * * * *", "2026-01-01 00:00:30", "2026-01-01 00:01")]
    [InlineData("0 0 * * *", "2026-01-01 00:00", "2026-01-02 00:00")]
    [InlineData("*/5 3 * * *", "2026-01-01 03:56", "2026-01-02 03:00")]
    [InlineData("0 12 29 2 *", "2026-03-01 00:00", "2028-02-29 12:00")]
    [InlineData("0 12 29 2 1", "2026-01-01 00:00", "2044-02-29 12:00")]
    [InlineData("0 0 30 2 *", "2026-01-01 00:00", null)]
    public void The_next_minute_is_found(string expression, string after, string? next) =>
        CronExpression.Parse(expression).FindNext(Utc(after)).ShouldBe(next is null ? null : Utc(next));

    [Theory]
    [InlineData("* * * * *", "2026-01-01 00:00", true)]
    [InlineData("*/5 * * * *", "2026-01-01 00:10", true)]
    [InlineData("*/5 * * * *", "2026-01-01 00:11", false)]
    [InlineData("0 */6 * * *", "2026-01-01 18:00", true)]
    [InlineData("0 */6 * * *", "2026-01-01 18:01", false)]
    [InlineData("5-20/5,59 3 * * *", "2026-01-01 03:15", true)]
    [InlineData("5-20/5,59 3 * * *", "2026-01-01 03:59", true)]
    [InlineData("5-20/5,59 3 * * *", "2026-01-01 03:25", false)]
    [InlineData("+01 002 * * *", "2026-01-01 02:01", true)]
    [InlineData("7/1 * * * *", "2026-01-01 02:07", true)]
    [InlineData("0 0 * * 0", "2026-01-04 00:00", true)]
    [InlineData("0 0 * * 0", "2026-01-05 00:00", false)]
    [InlineData("59 23 31 12 *", "2026-12-31 23:59", true)]
    public void A_minute_is_due_when_its_numbers_are_in_the_sets(string expression, string minute, bool due) =>
        CronExpression.Parse(expression).IsDue(At(minute)).ShouldBe(due);

    [Theory]
    [InlineData("2026-02-13 00:00", true)]
    [InlineData("2026-01-13 00:00", false)]
    [InlineData("2026-02-20 00:00", false)]
    public void Day_of_month_and_day_of_week_must_both_match(string minute, bool due) => CronExpression.Parse("0 0 13 * 5").IsDue(At(minute)).ShouldBe(due);

    [Fact]
    public void A_wildcard_with_a_step_begins_at_the_smallest_number()
    {
        var expression = CronExpression.Parse("0 0 */5 * *");
        var days = Enumerable.Range(1, 31).Where(day => expression.IsDue(new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero)));
        days.ShouldBe([1, 6, 11, 16, 21, 26, 31]);
    }

    [Fact]
    public void The_time_is_utc()
    {
        var berlin = new DateTimeOffset(2026, 7, 1, 14, 0, 0, TimeSpan.FromHours(2));
        CronExpression.Parse("0 12 * * *").IsDue(berlin).ShouldBeTrue();
        CronExpression.Parse("0 14 * * *").IsDue(berlin).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-07-01 10:30", true)]
    [InlineData("2026-01-01 11:30", true)]
    [InlineData("2026-01-01 12:30", false)]
    // The clock shows half past two twice on this day.
    [InlineData("2026-10-25 00:30", true, "30 2 * * *")]
    [InlineData("2026-10-25 01:30", true, "30 2 * * *")]
    // And never on this one.
    [InlineData("2026-03-29 01:30", false, "30 2 * * *")]
    public void Or_that_of_a_time_zone(string minute, bool due, string expression = "30 12 * * *") =>
        CronExpression.Parse(expression).IsDue(At(minute), s_berlin).ShouldBe(due);

    [Theory]
    [InlineData("2026-07-01 00:00", "2026-07-01 10:30")]
    [InlineData("2026-07-01 10:30", "2026-07-02 10:30")]
    [InlineData("2026-10-24 23:00", "2026-10-25 00:30", "30 2 * * *")]
    [InlineData("2026-10-25 00:30", "2026-10-25 01:30", "30 2 * * *")]
    [InlineData("2026-10-25 00:31", "2026-10-25 00:45", "30,45 2 * * *")]
    [InlineData("2026-10-25 01:30", "2026-10-26 01:30", "30 2 * * *")]
    [InlineData("2026-03-29 00:00", "2026-03-30 00:30", "30 2 * * *")]
    public void The_next_minute_is_that_of_the_zone(string after, string next, string expression = "30 12 * * *") =>
        CronExpression.Parse(expression).FindNext(Utc(after), s_berlin).ShouldBe(Utc(next));

    [Theory]
    [InlineData("@yearly", "0 0 1 1 *")]
    [InlineData("@annually", "0 0 1 1 *")]
    [InlineData("@monthly", "0 0 1 * *")]
    [InlineData("@weekly", "0 0 * * 0")]
    [InlineData("@daily", "0 0 * * *")]
    [InlineData("@midnight", "0 0 * * *")]
    [InlineData("@hourly", "0 * * * *")]
    [InlineData("+1 * * * *", "+1 * * * *")]
    public void Macros_are_expanded_and_the_rest_stays_as_written(string text, string expanded) => CronExpression.Parse(text).Text.ShouldBe(expanded);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("*  * * * *")]
    [InlineData(" * * * * *")]
    [InlineData("* * * * * ")]
    [InlineData("@Daily")]
    [InlineData("@every")]
    public void There_are_five_segments_or_a_macro(string expression) =>
        Fault(expression).ShouldBe("Invalid cron expression - must be a valid macro or to have exactly 5 space separated segments.");

    [Theory]
    [InlineData("a * * * *", "a")]
    [InlineData("-1 * * * *", "")]
    [InlineData(",1 * * * *", "")]
    [InlineData("1, * * * *", "")]
    [InlineData("1- * * * *", "")]
    [InlineData("*/ * * * *", "")]
    [InlineData("*/x * * * *", "x")]
    [InlineData("** * * * *", "**")]
    [InlineData("+ * * * *", "+")]
    [InlineData("1.5 * * * *", "1.5")]
    [InlineData("* * ? * *", "?")]
    [InlineData("* * * jan *", "jan")]
    [InlineData("* * * * 5L", "5L")]
    [InlineData("٣ * * * *", "٣")]
    public void Numbers_are_digits(string expression, string text) => Fault(expression).ShouldBe($"Strconv.Atoi: parsing \"{text}\": invalid syntax.");

    [Theory]
    [InlineData("60 * * * *")]
    [InlineData("60-61 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * 32 * *")]
    [InlineData("* * * 0 *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 7")]
    [InlineData("1,2,60 * * * *")]
    public void Numbers_are_in_the_range_of_their_segment(string expression) =>
        Fault(expression).ShouldBe("Invalid segment value - must be between the min and max of the segment.");

    [Theory]
    [InlineData("5-4 * * * *", 5, 59)]
    [InlineData("5-60 * * * *", 5, 59)]
    [InlineData("* * * * 3-7", 3, 6)]
    public void A_range_goes_upwards_and_ends_in_its_segment(string expression, int from, int to) =>
        Fault(expression).ShouldBe($"Invalid segment range maximum - must be between {from} and {to}.");

    [Theory]
    [InlineData("1-2-3 * * * *", "Invalid segment range format - the range must have 1 or 2 parts.")]
    [InlineData("*/0 * * * *", "Invalid segment step boundary - the step must be between 1 and the 59.")]
    [InlineData("*/60 * * * *", "Invalid segment step boundary - the step must be between 1 and the 59.")]
    [InlineData("* */24 * * *", "Invalid segment step boundary - the step must be between 1 and the 23.")]
    [InlineData("* * * * */7", "Invalid segment step boundary - the step must be between 1 and the 6.")]
    [InlineData("2/3 * * * *", "Invalid segment step - step > 1 could be used only with the wildcard or range format.")]
    [InlineData("*/1/2 * * * *", "Invalid segment step format - must be in the format */n or 1-30/n.")]
    [InlineData("99999999999999999999 * * * *", "Strconv.Atoi: parsing \"99999999999999999999\": value out of range.")]
    public void Other_faults_have_messages_of_their_own(string expression, string message) => Fault(expression).ShouldBe(message);

    private static string Fault(string expression) => Should.Throw<FormatException>(() => CronExpression.Parse(expression)).Message;

    private static DateTimeOffset At(string minute) =>
        DateTimeOffset.ParseExact(minute, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
