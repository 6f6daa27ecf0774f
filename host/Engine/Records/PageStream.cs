using System.Text.Json;
using Holdall.Engine.Requests;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Records;

/// <summary>A page of records on its way from SQLite to the response.</summary>
internal readonly record struct PageStream(RecordSelect Select, Paging Paging, Viewer Viewer, DbSession Session, Statement Rows)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        var json = Select.Table.Json;
        var items = 0;
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        while (Rows.Step())
        {
            json.Write(writer, Rows, Viewer);
            items++;
        }

        writer.WriteEndArray();
        Paging.WriteTotals(writer, Total(Select, Paging, Session, items));
        writer.WriteEndObject();
    }

    /// <summary>Number of records in all; it is counted only when the page does not tell, and -1 when nobody asked.</summary>
    public static long Total(RecordSelect select, Paging paging, DbSession session, int items)
    {
        if (paging.SkipsTotal) return -1;
        var isLast = items < paging.PerPage && (items > 0 || paging.Page == 1);
        return isLast ? paging.Offset + items : select.Count(session);
    }
}
