using System.Text;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Schema.Tables;

/// <summary>A <c>CREATE INDEX</c> statement, taken apart.</summary>
/// <param name="IsUnique">UNIQUE.</param>
/// <param name="IsOptional">IF NOT EXISTS.</param>
/// <param name="Schema">Schema; may be empty.</param>
/// <param name="Name">Name of the index.</param>
/// <param name="Table">Table.</param>
/// <param name="Columns">Columns and expressions; none when they can't be told apart.</param>
/// <param name="Where">What follows WHERE; may be empty.</param>
/// <param name="Rest">What stands behind the end; may be empty.</param>
internal sealed record IndexStatement(
    bool IsUnique, bool IsOptional, string Schema, string Name, string Table, IReadOnlyList<IndexColumn> Columns, string Where, string Rest)
{
    private static readonly IndexStatement NotUnderstood = new(false, false, "", "", "", [], "", "");

    /// <summary>
    /// Whether it may be carried out. PocketBase 0.39 stored statements with something behind their end: their other parts count, for the index is there.
    /// </summary>
    public bool IsValid => Name.Length > 0 && Table.Length > 0 && Columns.Count > 0 && Rest.Length == 0;

    /// <summary>Takes a statement apart; what can't be understood is not valid.</summary>
    public static IndexStatement Parse(string sql)
    {
        if (IndexReader.Find(sql) is not { } index) return NotUnderstood;
        // It is the form that is built that is carried out, and a quote which loses its meaning there must not free a second statement.
        return sql.Contains(';') && index.Rest.Length == 0 ? index with { Rest = SqlText.AfterFirst(index.Build()) } : index;
    }

    /// <summary>The normalised statement.</summary>
    public string Build()
    {
        var sql = new StringBuilder("CREATE ");
        if (IsUnique) sql.Append("UNIQUE ");
        sql.Append("INDEX ");
        if (IsOptional) sql.Append("IF NOT EXISTS ");
        if (Schema.Length > 0) sql.Append(SqlName.Quote(Schema)).Append('.');
        sql.Append(SqlName.Quote(Name)).Append(" ON ").Append(SqlName.Quote(Table)).Append(" (");
        var isLong = Columns.Count > 1;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (isLong) sql.Append("\n  ");
            Columns[i].AppendTo(sql);
            if (i < Columns.Count - 1) sql.Append(',');
        }

        if (isLong) sql.Append('\n');
        sql.Append(')');
        if (Where.Length > 0) sql.Append(" WHERE ").Append(Where);
        return sql.ToString();
    }

    /// <summary>Whether it is a unique index on just this column, in any letter case.</summary>
    public bool IsUniqueOn(string column) => IsUnique && Columns is [var single] && single.Name.Equals(column, StringComparison.OrdinalIgnoreCase);
}
