using System.Buffers;
using Holdall.Auth;

namespace Holdall.Plugins.Files.Uploads.Tus;

/// <summary><c>PATCH /api/files/uploads/{id}</c>: adds bytes to an upload. What has come stays, however the request ends.</summary>
internal sealed class AppendToUpload(TusRequests tus, UploadFolder folder, IRequestAuthenticator? authenticator = null)
{
    private const string ContentType = "application/offset+octet-stream";
    private const int Chunk = 128 << 10;

    /// <summary>Bytes after which it is asked anew whether the caller may go on: a body may take hours.</summary>
    private const int BetweenChecks = 8 << 20;

    public async Task RunAsync(RequestContext request)
    {
        TusRequests.Begin(request);
        var sent = request.Http.Request;
        if (sent.ContentType != ContentType) throw new ApiException(StatusCodes.Status415UnsupportedMediaType, $"Content-Type must be {ContentType}.");
        if (sent.Headers["Upload-Checksum"].Count > 0) throw ApiException.BadRequest("Upload-Checksum is not supported.");
        var offset = TusRequests.Bytes(request, "Upload-Offset");
        var info = tus.Find(request);
        await AddAsync(request, info, offset);
        await RefuseIfEndedAsync(request, info);
        // Somebody may have ended it meanwhile.
        info = tus.Find(request);
        tus.Tell(request, info);
        await request.NoContentAsync();
    }

    private async Task AddAsync(RequestContext request, UploadInfo info, long offset)
    {
        // One that is whole may be in use.
        if (offset == info.Size && folder.LengthOf(info) == offset && request.Http.Request.ContentLength is 0) return;
        await using var part = Open(info);
        if (part.Length != offset) throw new ApiException(StatusCodes.Status409Conflict, $"Upload-Offset must be {part.Length}.");
        if (request.Http.Request.ContentLength > info.Size - offset) throw TooMuch(info);
        part.Position = offset;
        try
        {
            await CopyAsync(request, part, info);
        }
        finally
        {
            // Nothing that has come keeps nothing longer.
            if (part.Position > offset) folder.Touch(info.Id);
        }
    }

    private async Task CopyAsync(RequestContext request, FileStream part, UploadInfo info)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        var uncheckedBytes = 0;
        try
        {
            int count;
            while ((count = await ReadAsync(request, buffer)) > 0)
            {
                if (part.Position + count > info.Size) throw TooMuch(info);
                if ((uncheckedBytes += count) > BetweenChecks)
                {
                    await RefuseIfEndedAsync(request, info);
                    uncheckedBytes = 0;
                }

                await part.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Its token or key may have ended while the bytes came.</summary>
    private async ValueTask RefuseIfEndedAsync(RequestContext request, UploadInfo info)
    {
        if (info.Account.Length == 0 || authenticator is null || info.BelongsTo(await authenticator.AuthenticateAsync(request.Http))) return;
        throw ApiException.Unauthorized("The request requires valid record authorization token.");
    }

    /// <summary>A client whose connection breaks has done nothing wrong, and nor has the server.</summary>
    private static async Task<int> ReadAsync(RequestContext request, byte[] buffer)
    {
        try
        {
            // It ends by itself with the connection. Ended from outside it would leave what has come since unread, and lost.
            return await request.Http.Request.Body.ReadAsync(buffer, CancellationToken.None);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw ApiException.BadRequest("The connection broke.", cause: e);
        }
    }

    private FileStream Open(UploadInfo info)
    {
        try
        {
            return folder.TryOpen(info) ?? throw new ApiException(StatusCodes.Status423Locked, "Another request adds to the upload.");
        }
        catch (FileNotFoundException e)
        {
            throw new ApiException(StatusCodes.Status404NotFound, cause: e);
        }
    }

    private static ApiException TooMuch(UploadInfo info) => new(StatusCodes.Status413PayloadTooLarge, $"The upload has {info.Size} bytes.");
}
