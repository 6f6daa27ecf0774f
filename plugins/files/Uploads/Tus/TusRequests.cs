using System.Globalization;
using Holdall.Collections;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary>What all requests of the protocol tus 1.0 have in common.</summary>
internal sealed class TusRequests(UploadFolder folder, ICollections collections, IOptions<FilesSettings> settings)
{
    public const string Path = "/api/files/uploads";

    private const string Version = "1.0.0";
    private const string Extensions = "creation,termination,expiration";

    /// <summary>Browsers show these to scripts of other origins.</summary>
    private const string Exposed = "Location,Tus-Extension,Tus-Max-Size,Tus-Resumable,Tus-Version,Upload-Expires,Upload-Length,Upload-Metadata,Upload-Offset";

    /// <summary>Sets what every answer has.</summary>
    /// <exception cref="ApiException">412, the client speaks another version.</exception>
    public static void Begin(RequestContext request)
    {
        var headers = request.Http.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers.AccessControlExposeHeaders = Exposed;
        headers.CacheControl = "no-store";
        if (request.Http.Request.Headers["Tus-Resumable"] == Version) return;
        headers["Tus-Version"] = Version;
        throw new ApiException(StatusCodes.Status412PreconditionFailed, $"Tus-Resumable must be {Version}.");
    }

    /// <summary>Answers <c>OPTIONS</c>: what can be done.</summary>
    public Task DescribeAsync(RequestContext request)
    {
        var headers = request.Http.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = Extensions;
        headers["Tus-Max-Size"] = settings.Value.MaxUploadBytesOfCaller.ToString(CultureInfo.InvariantCulture);
        headers.AccessControlExposeHeaders = Exposed;
        return request.NoContentAsync();
    }

    /// <summary>The upload that the route names, if it is the caller's.</summary>
    /// <exception cref="ApiException">404, it is not, or there is none; 403, the caller may save no record with it.</exception>
    public UploadInfo Find(RequestContext request)
    {
        if (folder.Find(request.Route("id")) is not { IsInBucket: false } info || !info.BelongsTo(request.Auth)) throw ApiException.NotFound();
        var collection = collections.Find(info.Collection) ?? throw ApiException.NotFound();
        UploadScope.RefuseOutOf(request.Auth, collection);
        return info;
    }

    /// <summary>Tells how far an upload is.</summary>
    public void Tell(RequestContext request, UploadInfo info)
    {
        var headers = request.Http.Response.Headers;
        headers["Upload-Offset"] = folder.LengthOf(info).ToString(CultureInfo.InvariantCulture);
        headers["Upload-Expires"] = folder.ExpiryOf(info).ToString("r");
    }

    /// <summary>A number of bytes in a header.</summary>
    /// <exception cref="ApiException">400, there is none.</exception>
    public static long Bytes(RequestContext request, string header) =>
        long.TryParse(request.Http.Request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw ApiException.BadRequest($"{header} must be a number of bytes.");
}
