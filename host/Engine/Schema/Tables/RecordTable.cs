using System.Runtime.CompilerServices;
using System.Text;
using Holdall.Collections;
using Holdall.Engine.Fields.Columns;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Engine.Schema.Tables;

/// <summary>
/// The table of a collection: its columns in the byte order of their names and the statements on it, made once for each version of the
/// collection.
/// </summary>
internal sealed class RecordTable
{
    private static readonly ConditionalWeakTable<Collection, RecordTable> Tables = [];

    private readonly RecordUpdates _updates;

    private RecordTable(Collection collection)
    {
        Collection = collection;
        Name = SqlName.Quote(collection.Name);
        Ordinals = collection.Fields.OrdinalsByName.ToArray();
        Columns = new Column[Ordinals.Length];
        for (var i = 0; i < Columns.Length; i++) Columns[i] = Column.For(collection.Fields[Ordinals[i]]);
        ColumnList = string.Join(", ", Columns.Select(c => collection.LostFields.Contains(c.Field.Name) ? "NULL" : $"{Name}.{SqlName.Quote(c.Field.Name)}"));
        IdColumn = Array.FindIndex(Columns, c => c.Field.Name == FieldNames.Id);
        EmailVisibilityColumn = collection.IsAuth ? Array.FindIndex(Columns, c => c.Field.Name == FieldNames.EmailVisibility) : -1;
        MayFailToRead = collection.IsView;
        SelectById = $"SELECT {ColumnList} FROM {Name} WHERE {Name}.`id` = ?1";
        Insert = InsertText();
        _updates = new RecordUpdates(this);
        Delete = $"DELETE FROM {Name} WHERE `id` = ?1";
        Json = new RowJson(this);
    }

    public Collection Collection { get; }

    /// <summary>The quoted name of the table.</summary>
    public string Name { get; }

    /// <summary>The columns in the byte order of their names: also the order in the statements.</summary>
    public Column[] Columns { get; }

    /// <summary>For each column the ordinal of its field in the collection.</summary>
    public int[] Ordinals { get; }

    /// <summary>The columns for a SELECT, qualified.</summary>
    public string ColumnList { get; }

    public int IdColumn { get; }

    /// <summary>The column that tells whether an address may be shown; -1 if there is none.</summary>
    public int EmailVisibilityColumn { get; }

    /// <summary>Whether a row can fail when its turn comes: an expression of a view.</summary>
    public bool MayFailToRead { get; }

    public string SelectById { get; }

    public string Insert { get; }

    public string Delete { get; }

    /// <summary>Writes rows as JSON.</summary>
    public RowJson Json { get; }

    public static RecordTable Of(Collection collection) => Tables.GetValue(collection, static c => new RecordTable(c));

    /// <summary>Whether a collection has a record with this id.</summary>
    public static bool Exists(Databases databases, Collection collection, string id)
    {
        using var read = databases.Main.Read();
        using var statement = read.Session.Prepare($"SELECT 1 FROM {Of(collection).Name} WHERE `id` = ?1");
        statement.Bind(1, id);
        return statement.Step();
    }

    /// <summary>The record of the row that a statement stands on; its first column is the first one of the table.</summary>
    public Record Read(Statement row)
    {
        var values = new object?[Columns.Length];
        for (var i = 0; i < Columns.Length; i++) values[Ordinals[i]] = Columns[i].Read(row, i);
        return new Record(Collection, values);
    }

    /// <summary>For each column of the table the one of that name in the rows of a statement; -1 = there is none.</summary>
    public int[] ColumnsIn(Statement rows)
    {
        var found = new int[Columns.Length];
        Array.Fill(found, -1);
        for (var i = rows.ColumnCount - 1; i >= 0; i--)
        {
            var name = rows.ColumnName(i);
            var at = Array.FindIndex(Ordinals, ordinal => Collection.Fields[ordinal].Name == name);
            if (at >= 0) found[at] = i;
        }

        return found;
    }

    /// <summary>The record of the row that a statement of any columns stands on.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">What <see cref="ColumnsIn"/> says.</param>
    public Record Read(Statement row, int[] columns)
    {
        var values = new object?[Columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = Collection.Fields[Ordinals[i]];
            values[Ordinals[i]] = columns[i] < 0 ? field.Zero : Columns[i].Read(row, columns[i]);
        }

        return new Record(Collection, values);
    }

    /// <summary>The record with this id, or null.</summary>
    public Record? Find(DbSession session, string id)
    {
        using var row = session.Prepare(SelectById);
        row.Bind(1, id);
        return row.Step() ? Read(row) : null;
    }

    public void InsertRow(DbSession session, Record record)
    {
        using var statement = session.Prepare(Insert);
        BindAll(statement, record);
        statement.Execute();
    }

    /// <summary>Writes the columns that the record has changed.</summary>
    /// <param name="session">The writer's session.</param>
    /// <param name="record">The record.</param>
    /// <param name="onlyAsRead">
    /// Only if all columns are as the record knows them. A value in a form of its own never is; then the row has to be read again.
    /// </param>
    /// <returns>Whether there was such a row.</returns>
    public bool UpdateRow(DbSession session, Record record, bool onlyAsRead)
    {
        var texts = _updates.Of(record, session.Dialect);
        using var statement = session.Prepare(onlyAsRead ? texts.IfAsRead : texts.Always);
        var last = 0;
        foreach (var column in texts.Changed) Columns[column].Bind(statement, ++last, record[Ordinals[column]]);
        statement.Bind(++last, (string)record.GetStored(FieldNames.Id)!);
        if (!onlyAsRead) return statement.Execute() > 0;
        for (var i = 0; i < Columns.Length; i++) Columns[i].Bind(statement, ++last, record.StoredAt(Ordinals[i]));
        return statement.Execute() > 0;
    }

    /// <returns>Whether the row was there.</returns>
    public bool DeleteRow(DbSession session, string id)
    {
        using var statement = session.Prepare(Delete);
        statement.Bind(1, id);
        return statement.Execute() > 0;
    }

    private void BindAll(Statement statement, Record record)
    {
        for (var i = 0; i < Columns.Length; i++) Columns[i].Bind(statement, i + 1, record[Ordinals[i]]);
    }

    private string InsertText()
    {
        var names = new StringBuilder();
        var values = new StringBuilder();
        for (var i = 0; i < Columns.Length; i++)
        {
            names.Append(i == 0 ? "" : ", ").Append(SqlName.Quote(Columns[i].Field.Name));
            values.Append(i == 0 ? "?" : ", ?").Append(i + 1);
        }

        return $"INSERT INTO {Name} ({names}) VALUES ({values})";
    }
}
