using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Holdall.Engine.Files;

/// <summary>Conditions of a request on the time at which a file was stored; there are no entity tags.</summary>
internal static class Preconditions
{
    /// <summary>The status that answers the request without the file, or 200.</summary>
    public static int Evaluate(IHeaderDictionary headers, DateTimeOffset modified)
    {
        if (Text(headers.IfMatch) is { } match)
        {
            if (match != "*") return StatusCodes.Status412PreconditionFailed;
        }
        else if (Time(headers.IfUnmodifiedSince) is { } unmodified && modified > unmodified)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        if (Text(headers.IfNoneMatch) is { } noneMatch) return noneMatch == "*" ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
        return Time(headers.IfModifiedSince) is { } since && modified <= since ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
    }

    /// <summary>Whether a range may be answered.</summary>
    public static bool AllowsRange(IHeaderDictionary headers, DateTimeOffset modified) => Text(headers.IfRange) is not { } || Time(headers.IfRange) == modified;

    private static string? Text(string? header) => header?.Trim() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(string? header) => header is not null && HeaderUtilities.TryParseDate(header, out var time) ? time : null;
}
