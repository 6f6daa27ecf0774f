namespace Holdall.Data;

/// <summary>
/// The two database files of a data directory, for SQL that records and collections have no method for. It goes past rules, hooks and validation, as the SQL
/// console of superusers does (spec 07, section 11; spec 08, section 5.3).
/// </summary>
public interface IDatabases
{
    /// <summary>Records, collections and settings: <c>data.db</c>.</summary>
    IDatabase Main { get; }

    /// <summary>The log: <c>auxiliary.db</c>.</summary>
    IDatabase Auxiliary { get; }
}
