namespace Holdall.Engine.Storage;

/// <summary>
/// What differs between database engines in the SQL that makes tables and changes them. The tables are those of PocketBase: another engine
/// has to hold the same values, but only SQLite has to store the same text.
/// </summary>
internal abstract class SqlDdl
{
    /// <summary>Type and constraints of a column of ids, which makes an id for a row without one.</summary>
    public abstract string IdColumn { get; }

    public abstract string TextColumn { get; }

    public abstract string NumberColumn { get; }

    public abstract string BoolColumn { get; }

    /// <summary>A column of any JSON; null by default.</summary>
    public abstract string JsonColumn { get; }

    /// <summary>A column of a JSON array; empty by default.</summary>
    public abstract string ListColumn { get; }

    /// <summary>A column of a place as JSON; the zero place by default.</summary>
    public abstract string PlaceColumn { get; }

    /// <summary>Creates the tables that a main database begins with.</summary>
    public abstract string CreateMainTables { get; }

    /// <summary>Creates the table of log entries if there is none, with an index on <see cref="SqlDialect.HourOf"/> their time.</summary>
    public abstract string CreateLogTable { get; }

    /// <summary>Creates the table of applied migrations if there is none.</summary>
    public abstract string CreateHistoryTable { get; }

    /// <summary>What a column of single values holds, as a JSON array.</summary>
    public abstract string ToList(string column);

    /// <summary>The last item of a column of JSON arrays. What is no array stays as it is.</summary>
    public abstract string ToSingle(string column);
}
