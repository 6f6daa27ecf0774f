using System.Text;
using Holdall.Engine.Caching;
using Holdall.Engine.Storage;
using Holdall.Records;

namespace Holdall.Engine.Schema.Tables;

/// <summary>The statements that update rows of a table: one for each set of columns that was changed together lately.</summary>
internal sealed class RecordUpdates(RecordTable table)
{
    private const int MaxKept = 64;

    private readonly RecentlyUsed<string, RecordUpdate> _kept = new(MaxKept);

    public RecordUpdate Of(Record record, SqlDialect dialect)
    {
        var columns = table.Columns.Length <= 256 ? stackalloc char[table.Columns.Length] : new char[table.Columns.Length];
        var count = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            if (record.IsUnsavedAt(table.Ordinals[i])) columns[count++] = (char)i;
        }

        // The row has to be there also when nothing changes.
        if (count == 0) columns[count++] = (char)table.IdColumn;
        var changed = new string(columns[..count]);
        if (!_kept.TryGet(changed, out var update)) _kept.Keep(changed, update = Write(changed, dialect));
        return update;
    }

    private RecordUpdate Write(string changed, SqlDialect dialect)
    {
        var sql = new StringBuilder("UPDATE ").Append(table.Name).Append(" SET ");
        var last = 0;
        foreach (var column in changed) sql.Append(last == 0 ? "" : ", ").Append(NameOf(column)).Append(" = ?").Append(++last);
        sql.Append(" WHERE `id` = ?").Append(++last);
        var always = sql.ToString();
        var names = string.Join(", ", table.Columns.Select(column => SqlName.Quote(column.Field.Name)));
        var values = string.Join(", ", table.Columns.Select(_ => "?" + ++last));
        return new RecordUpdate(changed, always, $"{always} AND {dialect.Same($"({names})", $"({values})")}");
    }

    private string NameOf(int column) => SqlName.Quote(table.Columns[column].Field.Name);
}

/// <summary>One way to update a row.</summary>
/// <param name="Changed">The columns that are set, each as a character.</param>
/// <param name="Always">Sets them, whatever the row holds; its parameters are they, then the id.</param>
/// <param name="IfAsRead">Sets them only if the row is as it was read; the values of all columns follow as parameters.</param>
internal sealed record RecordUpdate(string Changed, string Always, string IfAsRead);
