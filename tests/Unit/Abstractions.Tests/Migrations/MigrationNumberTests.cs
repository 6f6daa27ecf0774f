using Holdall.Migrations;

namespace Holdall.Abstractions.Tests.Migrations;

public sealed class MigrationNumberTests
{
    private const long Now = 1_700_000_000;

    [Theory]
    [InlineData("", Now)]
    [InlineData("1699999999_created_x.js", Now)]
    [InlineData("1700000000_created_x.js", Now + 1)]
    [InlineData("1700000002_created_x.js|1700000001_a.cs|1700000000_b.txt", Now + 3)]
    [InlineData("1700003600_x.js", Now + 3601)]
    [InlineData("1700003601_x.js|1700000000_y.js", Now + 1)]
    [InlineData("1700000000000_milliseconds.js|_x.js|x_y.js|1700000005.js|-1700000005_x.js|99999999999999999999_x.js", Now)]
    public void A_new_one_is_the_time_or_follows_the_last_one(string names, long expected) =>
        MigrationNumber.Next(names.Split('|'), DateTimeOffset.FromUnixTimeSeconds(Now)).ShouldBe(expected);
}
