using System.Globalization;
using Amazon.S3.Model;
using Holdall.Files;
using Holdall.Plugins.Files.S3;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Holdall.Plugins.Files.Download;

/// <summary>
/// Sends clients to the bucket, with a link that is good for a short while. What the server would say of the file the bucket says; it can't say the
/// policy that keeps browsers from running files, so whatever is not surely harmless is an attachment there, as it is here.
/// </summary>
internal sealed class BucketLinks(IFileStorage storage, IFileSender sender, S3Buckets buckets, IOptions<FilesSettings> settings)
{
    /// <summary>Browsers may go on using a link for so much less than it is good.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>What a handler may have set, and a bucket would not say, or not as it was meant.</summary>
    private static readonly string[] Own =
    [
        HeaderNames.ContentDisposition, HeaderNames.ContentType, HeaderNames.ContentSecurityPolicy, HeaderNames.CacheControl,
    ];

    /// <summary>Answers with a redirect. HEAD is answered here: a link is good for one method.</summary>
    /// <returns>False when the file has to be sent.</returns>
    public bool TryRedirect(RequestContext request, StoredFile file, string key, string name)
    {
        if (!settings.Value.PresignedDownloads || storage is not ChosenStorage { IsInBucket: true } || !HttpMethods.IsGet(request.Method)) return false;
        var headers = request.Http.Response.Headers;
        if (request.AnswerStatus > 0 || Array.Exists(Own, header => headers[header].Count > 0)) return false;
        sender.Describe(request, file, key, name);
        var said = new ResponseHeaderOverrides
        {
            ContentType = headers.ContentType.ToString(),
            ContentDisposition = headers.ContentDisposition.ToString(),
            CacheControl = headers.CacheControl.ToString(),
        };
        foreach (var header in Own) headers.Remove(header);
        headers.Location = buckets.Files.LinkToGet(ObjectKeys.Of(key), said, settings.Value.LinkLifetime);
        headers.CacheControl = settings.Value.LinkLifetime > Margin
            ? string.Create(CultureInfo.InvariantCulture, $"private, max-age={(int)(settings.Value.LinkLifetime - Margin).TotalSeconds}")
            : "no-store";
        request.BeginAnswer(StatusCodes.Status302Found);
        return true;
    }
}
