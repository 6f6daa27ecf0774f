using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>Writes rows of records, and nothing else happens.</summary>
internal sealed class BareRecords(Databases databases)
{
    /// <exception cref="ApiException">400, it has no id, or is of a view; 404, it was deleted.</exception>
    public async Task SaveAsync(Record record, CancellationToken aborted)
    {
        if (record.Collection.IsView) throw ApiException.BadRequest("Unsupported collection type.");
        if (record.Id.Length == 0) throw ApiException.BadRequest("A record needs an id.");
        await databases.Main.WriteAsync(record, Write, aborted);
        record.MarkStored();
    }

    /// <exception cref="ApiException">404, it was deleted.</exception>
    public Task DeleteAsync(Record record, CancellationToken aborted) => databases.Main.WriteAsync(
        record,
        static (session, r) => RecordTable.Of(r.Collection).DeleteRow(session, r.Id) ? true : throw ApiException.NotFound(),
        aborted);

    private static bool Write(DbSession session, Record record)
    {
        var table = RecordTable.Of(record.Collection);
        if (record.IsNew) table.InsertRow(session, record);
        else if (!table.UpdateRow(session, record, onlyAsRead: false)) throw ApiException.NotFound();
        return true;
    }
}
