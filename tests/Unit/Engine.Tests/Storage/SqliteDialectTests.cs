using System.Globalization;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class SqliteDialectTests : IDisposable
{
    private const double HalfTheGlobe = 6371 * Math.PI;

    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public SqliteDialectTests() => _session = DbSession.Open(_folder.File("data.db"));

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    /// <summary>At -87.5° rounding takes the cosine beyond 1, as it does at every ninth tenth of a degree.</summary>
    [Fact]
    public void A_place_and_itself_are_no_distance_apart()
    {
        Distance(23.32, -87.5, 23.32, -87.5).ShouldBe(0);
        for (var tenth = -900; tenth <= 900; tenth++) Distance(23.32, tenth / 10d, 23.32, tenth / 10d).ShouldNotBeNull().ShouldBe(0, 0.001);
    }

    [Fact]
    public void Antipodes_are_half_the_globe_apart()
    {
        for (var tenth = -900; tenth <= 900; tenth++) Distance(-156.68, tenth / 10d, 23.32, -tenth / 10d).ShouldNotBeNull().ShouldBe(HalfTheGlobe, 0.001);
    }

    [Theory]
    [InlineData(0, 90, 0, -90, HalfTheGlobe)]
    [InlineData(12, 90, -170, 90, 0)]
    [InlineData(180, 0, -180, 0, 0)]
    [InlineData(0, 0, 90, 0, HalfTheGlobe / 2)]
    [InlineData(23.32, 42.69, 23.73, 37.98, 525)]
    public void Distances_are_those_on_the_globe(double lonA, double latA, double lonB, double latB, double kilometres) =>
        Distance(lonA, latA, lonB, latB).ShouldNotBeNull().ShouldBe(kilometres, 0.5);

    [Fact]
    public void No_place_has_no_distance() => Distance("NULL", "0", "0", "0").ShouldBeNull();

    private double? Distance(double lonA, double latA, double lonB, double latB) => Distance(Sql(lonA), Sql(latA), Sql(lonB), Sql(latB));

    private double? Distance(string lonA, string latA, string lonB, string latB)
    {
        using var row = _session.Prepare("SELECT " + SqliteDialect.Instance.GeoDistance(lonA, latA, lonB, latB));
        row.Step().ShouldBeTrue();
        return row.IsNull(0) ? null : row.Double(0);
    }

    private static string Sql(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
