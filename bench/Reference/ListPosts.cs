using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Holdall.Bench.Reference;

internal sealed class ListPosts(ReaderPool readers)
{
    private static readonly JsonEncodedText s_items = JsonEncodedText.Encode("items");
    private static readonly JsonEncodedText s_page = JsonEncodedText.Encode("page");
    private static readonly JsonEncodedText s_perPage = JsonEncodedText.Encode("perPage");
    private static readonly JsonEncodedText s_totalItems = JsonEncodedText.Encode("totalItems");
    private static readonly JsonEncodedText s_totalPages = JsonEncodedText.Encode("totalPages");

    public Task Handle(HttpContext context)
    {
        var page = Number(context.Request.Query, "page", 1, int.MaxValue);
        var perPage = Number(context.Request.Query, "perPage", 30, 1000);
        var json = JsonBuffer.Empty();
        var reader = readers.Rent();
        try
        {
            Write(reader, page, perPage, json);
        }
        finally
        {
            readers.Return(reader);
        }

        json.Answer(context.Response);
        return Task.CompletedTask;
    }

    private static void Write(PostReader reader, long page, long perPage, JsonBuffer json)
    {
        var total = reader.Count();
        json.Writer.WriteStartObject();
        json.Writer.WriteStartArray(s_items);
        reader.WriteAll(perPage, (page - 1) * perPage, json);
        json.Writer.WriteEndArray();
        json.Writer.WriteNumber(s_page, page);
        json.Writer.WriteNumber(s_perPage, perPage);
        json.Writer.WriteNumber(s_totalItems, total);
        json.Writer.WriteNumber(s_totalPages, (total + perPage - 1) / perPage);
        json.Writer.WriteEndObject();
    }

    private static long Number(IQueryCollection query, string name, int missing, int most) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, most) : missing;
}
