using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>Creates and updates records. How is in <see cref="RecordSave"/>.</summary>
internal sealed class RecordSaver(RecordSaveServices services)
{
    /// <summary>Saves a record in the name of the application.</summary>
    public Task SaveAsync(Record record, CancellationToken aborted) => SaveAsync(new SaveOrder(record) { Aborted = aborted });

    /// <summary>Checks a record as saving it does.</summary>
    public Task ValidateAsync(SaveOrder order) => new RecordSave(services, order).ValidateOnlyAsync();

    public Task SaveAsync(SaveOrder order) =>
        order.Record.Collection.IsView ? throw ApiException.BadRequest("Unsupported collection type.") : new RecordSave(services, order).RunAsync();
}
