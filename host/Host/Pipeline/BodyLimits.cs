using Holdall.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses bodies that are larger than the endpoint allows; a longer stream fails while it is read.</summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        // Where the collection says how much, it was asked when it was found.
        if (metadata?.GetMetadata<CollectionRoute>() is not { BodyLimit: not null }) Enforce(http, LimitOf(metadata, http));
        return next(http);
    }

    /// <exception cref="ApiException">413, the body is larger.</exception>
    public static void Enforce(HttpContext http, long? most)
    {
        if (http.Request.ContentLength > most) Refuse(http);
        if (most is null) AllowAnyTime(http);
        if (most is { } bytes && http.Request.ContentLength is null) CountContent(http, bytes);
        else if (most != BodyLimitPolicy.Default) SetServerLimit(http, most);
    }

    private static void CountContent(HttpContext http, long most)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return;
        SetServerLimit(http, CountedBody.FramedSize(most));
        http.Request.Body = new CountedBody(http.Request.Body, most);
    }

    /// <summary>What may be of any size may take any time, as long as something comes.</summary>
    private static void AllowAnyTime(HttpContext http)
    {
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(bytesPerSecond: 240, TimeSpan.FromMinutes(5));
        }
    }

    private static long? LimitOf(EndpointMetadataCollection? metadata, HttpContext http) =>
        metadata?.GetMetadata<BodyLimitPolicy>() is { } policy ? policy.For(http) : BodyLimitPolicy.Default;

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
