using Amazon.S3.Model;

namespace Holdall.Plugins.Files.S3;

/// <summary>Uploads one object: a small one with one request, a larger one in parts, some at a time. It is there as a whole or not at all.</summary>
internal sealed class S3Upload(S3Connection store, string key, string? originalName)
{
    private const int PartsAtATime = 3;

    /// <param name="content">Read to its end.</param>
    /// <param name="detect">Tells the type from the first bytes.</param>
    /// <param name="aborted">Gives up.</param>
    public async Task RunAsync(Stream content, Func<ReadOnlySpan<byte>, string> detect, CancellationToken aborted)
    {
        using var first = await Part.TakeAsync(content, aborted);
        var type = detect(first.Bytes);
        if (first.Length < Part.Size) await PutAsync(first, type, aborted);
        else await PutInPartsAsync(first, content, type, aborted);
    }

    private async Task PutAsync(Part part, string type, CancellationToken aborted)
    {
        using var body = part.Open();
        var request = new PutObjectRequest
        {
            BucketName = store.Bucket,
            Key = key,
            ContentType = type,
            InputStream = body,
            AutoCloseStream = false,
            UseChunkEncoding = false,
            DisablePayloadSigning = store.IsEncrypted,
        };
        AddMetadata(request.Metadata);
        await S3Call.RunAsync(t => store.Client.PutObjectAsync(request, t), aborted);
    }

    private async Task PutInPartsAsync(Part first, Stream content, string type, CancellationToken aborted)
    {
        var begin = new InitiateMultipartUploadRequest { BucketName = store.Bucket, Key = key, ContentType = type };
        AddMetadata(begin.Metadata);
        var id = (await S3Call.RunAsync(t => store.Client.InitiateMultipartUploadAsync(begin, t), aborted)).UploadId;
        try
        {
            var parts = await SendAsync(id, first, content, aborted);
            var end = new CompleteMultipartUploadRequest { BucketName = store.Bucket, Key = key, UploadId = id, PartETags = parts };
            await S3Call.RunAsync(t => store.Client.CompleteMultipartUploadAsync(end, t), aborted);
        }
        catch
        {
            // Why it failed matters more than that this fails, too: stores delete what is left over in the end.
            var abort = new AbortMultipartUploadRequest { BucketName = store.Bucket, Key = key, UploadId = id };
            Task aborting = S3Call.RunAsync(t => store.Client.AbortMultipartUploadAsync(abort, t), CancellationToken.None);
            await aborting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task<List<PartETag>> SendAsync(string id, Part first, Stream content, CancellationToken aborted)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var sending = new Queue<Task<PartETag>>();
        var sent = new List<PartETag>();
        try
        {
            var number = 1;
            var part = first;
            while (part.Length > 0)
            {
                sending.Enqueue(SendPartAsync(id, number++, part, failed.Token));
                if (sending.Count == PartsAtATime) sent.Add(await sending.Dequeue());
                part = await Part.TakeAsync(content, aborted);
            }

            part.Dispose();
            while (sending.TryDequeue(out var last)) sent.Add(await last);
            return sent;
        }
        finally
        {
            await failed.CancelAsync();
            // Their bytes are in use until then; why the first one failed is known already.
            Task all = Task.WhenAll(sending);
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<PartETag> SendPartAsync(string id, int number, Part part, CancellationToken aborted)
    {
        using (part)
        {
            using var body = part.Open();
            var request = new UploadPartRequest
            {
                BucketName = store.Bucket,
                Key = key,
                UploadId = id,
                PartNumber = number,
                PartSize = part.Length,
                InputStream = body,
                UseChunkEncoding = false,
                DisablePayloadSigning = store.IsEncrypted,
            };
            var answer = await S3Call.RunAsync(t => store.Client.UploadPartAsync(request, t), aborted);
            return new PartETag(number, answer.ETag);
        }
    }

    private void AddMetadata(MetadataCollection metadata)
    {
        if (originalName is not null) OriginalNames.Add(metadata, originalName);
    }
}
