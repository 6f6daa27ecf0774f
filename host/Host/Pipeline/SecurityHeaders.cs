using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Holdall.Host.Pipeline;

/// <summary>Headers that every answer of the application has (spec 07, section 3.7).</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly StringValues XssProtection = "1; mode=block";
    private static readonly StringValues ContentTypeOptions = "nosniff";
    private static readonly StringValues FrameOptions = "SAMEORIGIN";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XXSSProtection = XssProtection;
        headers.XContentTypeOptions = ContentTypeOptions;
        headers.XFrameOptions = FrameOptions;
        return next(http);
    }
}
