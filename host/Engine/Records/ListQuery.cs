using System.Globalization;
using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>The paging parameters of a list (spec 04, section 9).</summary>
internal readonly record struct ListQuery(long Page, long PerPage, bool SkipTotal)
{
    private const long DefaultPerPage = 30;
    private const long MostPerPage = 1000;

    /// <exception cref="ApiException">400, a parameter is malformed.</exception>
    public static ListQuery Read(RequestContext request)
    {
        var page = Integer(request.Query("page"));
        var perPage = Integer(request.Query("perPage"));
        return new ListQuery(
            page <= 0 ? 1 : page,
            perPage <= 0 ? DefaultPerPage : Math.Min(perPage, MostPerPage),
            Flag(request.Query("skipTotal")));
    }

    /// <summary>Records before the page; a page beyond all numbers is beyond all records.</summary>
    public long Offset => Page - 1 > long.MaxValue / PerPage ? long.MaxValue : (Page - 1) * PerPage;

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
