using Holdall.Http;
using Microsoft.Extensions.Primitives;

namespace Holdall.Host.Pipeline;

/// <summary>Tells browsers which pages may call, and answers OPTIONS requests.</summary>
internal sealed class Cors(RequestDelegate next, AllowedOrigins origins)
{
    private static readonly StringValues Vary = "Origin";
    private static readonly StringValues PreflightVary = new(["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"]);
    private static readonly StringValues Methods = "GET,HEAD,PUT,PATCH,POST,DELETE";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Vary = Vary;
        var origin = http.Request.Headers.Origin.ToString();
        var allowed = origin.Length == 0 ? null : origins.Find(origin);
        if (allowed is not null) headers.AccessControlAllowOrigin = allowed;
        if (!HttpMethods.IsOptions(http.Request.Method) || HasOwnAnswer(http)) return next(http);

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (allowed is null) return Task.CompletedTask;
        headers.Vary = PreflightVary;
        headers.AccessControlAllowMethods = Methods;
        var asked = http.Request.Headers.AccessControlRequestHeaders.ToString();
        // Names of headers are ASCII; a control character could not be sent back.
        if (asked.Length > 0 && !asked.AsSpan().ContainsAnyExceptInRange(' ', '~')) headers.AccessControlAllowHeaders = asked;
        return Task.CompletedTask;
    }

    private static bool HasOwnAnswer(HttpContext http) =>
        http.Request.Headers.AccessControlRequestMethod.Count == 0 && http.GetEndpoint()?.Metadata.GetMetadata<OwnOptionsPolicy>() is not null;
}
