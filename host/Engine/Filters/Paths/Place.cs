using Holdall.Collections;

namespace Holdall.Engine.Filters.Paths;

/// <summary>Where a path has arrived.</summary>
/// <param name="Collection">The collection whose row it is.</param>
/// <param name="Row">The joined row, or null for the base of the query.</param>
/// <param name="Alias">The name of the row's table in the SQL, quoted.</param>
/// <param name="IsMultiple">Whether there may be several rows for one record.</param>
internal readonly record struct Place(Collection Collection, Join? Row, string Alias, bool IsMultiple)
{
    public static Place Of(Vantage vantage) => new(vantage.Collection, vantage.Row, vantage.Alias, false);

    public static Place Of(Join join, bool isMultiple) => new(join.Collection!, join, join.Alias, isMultiple);

    /// <summary>The SQL of a column.</summary>
    public string Column(string name) => Alias + "." + Storage.SqlName.Quote(name);
}
