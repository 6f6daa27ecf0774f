using System.Globalization;
using Holdall.Http;

namespace Holdall.Engine;

/// <summary>Which page of a list a request asks for (spec 04).</summary>
internal sealed record Paging(long Page, long PerPage, bool SkipsTotal)
{
    private const long DefaultSize = 30;
    private const long LargestSize = 1000;

    public long Offset => (Page - 1) > long.MaxValue / PerPage ? long.MaxValue : (Page - 1) * PerPage;

    /// <exception cref="ApiException">400, a parameter is malformed.</exception>
    public static Paging Read(RequestContext context)
    {
        var page = Integer(context.Query("page"));
        var perPage = Integer(context.Query("perPage"));
        return new Paging(page <= 0 ? 1 : page, perPage <= 0 ? DefaultSize : Math.Min(perPage, LargestSize), Flag(context.Query("skipTotal")));
    }

    private static long Integer(string? text)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw ApiException.BadRequest();
    }

    private static bool Flag(string? text) => text switch
    {
        "1" or "t" or "T" or "true" or "True" or "TRUE" => true,
        null or "" or "0" or "f" or "F" or "false" or "False" or "FALSE" => false,
        _ => throw ApiException.BadRequest(),
    };
}
