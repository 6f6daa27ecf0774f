using Holdall.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses bodies that are larger than the endpoint allows (spec 07, section 3.9); a longer stream fails while it is read.</summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var policy = http.GetEndpoint()?.Metadata.GetMetadata<BodyLimitPolicy>();
        var most = policy is null ? BodyLimitPolicy.Default : policy.For(http);
        if (http.Request.ContentLength > most) Refuse(http);
        if (most != BodyLimitPolicy.Default) SetServerLimit(http, most);
        return next(http);
    }

    private static void Refuse(HttpContext http)
    {
        // Without a limit the server swallows what is still on its way, for a few seconds: a client that is cut off while it sends never reads the answer.
        SetServerLimit(http, null);
        throw new ApiException(StatusCodes.Status413PayloadTooLarge);
    }

    private static void SetServerLimit(HttpContext http, long? most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
    }
}
