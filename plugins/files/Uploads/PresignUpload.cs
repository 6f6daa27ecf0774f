using Holdall.Files;
using Holdall.Values;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Uploads;

/// <summary><c>POST /api/files/uploads/presigned</c>: a link by which a client puts a file into the bucket without the server.</summary>
internal sealed class PresignUpload(NewUploads uploads, BucketUploads inBucket, IOptions<FilesSettings> settings, TimeProvider time)
{
    /// <summary>What stores take with one request.</summary>
    private const long MostBytes = 5L << 30;

    public async Task RunAsync(RequestContext request)
    {
        var body = await request.ReadFixedAsync();
        inBucket.RequireBucket();
        var wanted = new WantedUpload(body.GetString("collection"), body.GetString("field"), body.GetString("filename"), SizeOf(body));
        var expires = time.GetUtcNow() + settings.Value.LinkLifetime;
        var info = uploads.Add(request, wanted, isInBucket: true);
        var link = inBucket.LinkTo(info);
        await request.JsonAsync(StatusCodes.Status200OK, (info, link, expires), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteString("reference"u8, IStagedUploads.Prefix + state.info.Id);
            writer.WriteString("method"u8, "PUT"u8);
            writer.WriteString("url"u8, state.link);
            writer.WriteString("expires"u8, DateText.Format(state.expires));
            writer.WriteEndObject();
        });
    }

    private static long SizeOf(FixedBody body)
    {
        var size = body.GetInteger("size");
        if (size is > 0 and <= MostBytes) return size;
        throw ApiException.BadRequest(errors: new FieldErrors().Add("size", size == 0 ? FieldError.Required : FieldError.Invalid));
    }
}
