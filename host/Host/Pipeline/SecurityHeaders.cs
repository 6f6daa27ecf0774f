using Microsoft.Extensions.Primitives;

namespace Holdall.Host.Pipeline;

/// <summary>Headers that every answer of the application has.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly StringValues XssProtection = "1; mode=block";
    private static readonly StringValues ContentTypeOptions = "nosniff";
    private static readonly StringValues FrameOptions = "SAMEORIGIN";

    /// <summary>Pages of other origins that open this one, or are opened by it, get no hold of its window.</summary>
    private static readonly StringValues OpenerPolicy = "same-origin";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XXSSProtection = XssProtection;
        headers.XContentTypeOptions = ContentTypeOptions;
        headers.XFrameOptions = FrameOptions;
        headers["Cross-Origin-Opener-Policy"] = OpenerPolicy;
        return next(http);
    }
}
