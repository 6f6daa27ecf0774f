using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Collections;

/// <summary>DELETE /api/collections/{collection}/truncate.</summary>
internal sealed class TruncateCollection(IRecords records, ITransactions transactions)
{
    private const int BatchSize = 500;

    public async Task RunAsync(RequestContext request)
    {
        await RunAsync(request.Collection, request.Aborted);
        await request.NoContentAsync();
    }

    /// <exception cref="ApiException">400, it is a view, or a record is needed by others.</exception>
    public async Task RunAsync(Collection collection, CancellationToken aborted)
    {
        if (collection.IsView) throw ApiException.BadRequest("View collections cannot be truncated since they don't store their own records.");
        try
        {
            await transactions.RunAsync(() => DeleteAllAsync(collection, aborted), aborted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw Failures.BadRequest("Failed to truncate collection (most likely due to required cascade delete record references).", e);
        }
    }

    private async Task DeleteAllAsync(Collection collection, CancellationToken aborted)
    {
        while (records.List(collection.Id, new RecordQuery { Limit = BatchSize }) is { Count: > 0 } batch)
        {
            // A record may have gone already, with another one that it referred to.
            foreach (var record in batch)
            {
                if (records.Find(collection.Id, record.Id) is { } existing) await records.DeleteAsync(existing, aborted);
            }
        }
    }
}
