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
        if (http.Request.ContentLength > most) throw new ApiException(StatusCodes.Status413PayloadTooLarge);
        if (most != BodyLimitPolicy.Default && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
        return next(http);
    }
}
