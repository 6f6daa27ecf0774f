using System.Globalization;
using System.Text.Json;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Requests;

/// <summary>Which page of a list a request asks for.</summary>
internal sealed record Paging(long Page, long PerPage, bool SkipsTotal)
{
    private const long DefaultSize = 30;
    private const long MaxSize = 1000;

    public long Offset => (Page - 1) > long.MaxValue / PerPage ? long.MaxValue : (Page - 1) * PerPage;

    /// <exception cref="ApiException">400, a parameter is malformed.</exception>
    public static Paging Read(RequestContext context)
    {
        var page = Integer(context.Query("page"));
        var perPage = Integer(context.Query("perPage"));
        return new Paging(page <= 0 ? 1 : page, perPage <= 0 ? DefaultSize : Math.Min(perPage, MaxSize), Flag(context.Query("skipTotal")));
    }

    /// <summary>Number of pages; -1 when the number of things is not known.</summary>
    public long Pages(long total) => total < 0 ? -1 : (total + PerPage - 1) / PerPage;

    /// <summary>Writes what a list tells beside its items. The total is -1 when nobody asked for it.</summary>
    public void WriteTotals(Utf8JsonWriter writer, long total) => WriteTotals(writer, Page, PerPage, total, Pages(total));

    public static void WriteTotals(Utf8JsonWriter writer, long page, long perPage, long totalItems, long totalPages)
    {
        writer.WriteNumber("page"u8, page);
        writer.WriteNumber("perPage"u8, perPage);
        writer.WriteNumber("totalItems"u8, totalItems);
        writer.WriteNumber("totalPages"u8, totalPages);
    }

    private static long Integer(string? text)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw ApiException.BadRequest();
    }

    private static bool Flag(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        return BoolText.TryParse(text, out var flag) ? flag : throw ApiException.BadRequest();
    }
}
