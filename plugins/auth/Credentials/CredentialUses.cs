using System.Threading.Channels;
using Holdall.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.Credentials;

/// <summary>Writes down when sessions and keys were used last, behind the requests. Where that can't keep up, some uses are not noted.</summary>
internal sealed partial class CredentialUses(IRecords records, TimeProvider time, ILogger<CredentialUses> logger) : BackgroundService
{
    private readonly Channel<Record> _noted = Channel.CreateBounded<Record>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>It is used.</summary>
    public void Note(LiveCredential credential)
    {
        if (credential.IsNoteworthy(time.GetUtcNow())) _noted.Writer.TryWrite(credential.Record);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var record in _noted.Reader.ReadAllAsync(stoppingToken)) await WriteAsync(record, stoppingToken);
    }

    private async Task WriteAsync(Record used, CancellationToken aborted)
    {
        try
        {
            if (records.Find(used.Collection.Id, used.Id) is not { } current) return;
            current[LiveCredential.LastUsed] = time.GetUtcNow();
            await records.SaveAsync(current, aborted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It may have been deleted a moment ago.
            LogUnwritten(logger, used.Collection.Name, used.Id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The last use of {Collection} {Id} was not written")]
    private static partial void LogUnwritten(ILogger logger, string collection, string id, Exception failure);
}
