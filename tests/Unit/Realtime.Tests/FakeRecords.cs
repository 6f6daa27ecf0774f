using Holdall.Collections;
using Holdall.Data;
using Holdall.Http;
using Holdall.Records;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>Finds accounts, and does nothing else.</summary>
internal sealed class FakeRecords : IRecords
{
    /// <summary>What is stored; any other account is as the caller has it.</summary>
    public Func<string, string, Record?> Stored { get; set; } =
        (collection, id) => new Record(collection == AuthFixtures.Superusers().Id ? AuthFixtures.Superusers() : AuthFixtures.Users()) { ["id"] = id };

    public Record? Find(string collection, string id) => Stored(collection, id);

    public Record? FindFirst(string collection, string filter, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        throw new NotSupportedException();

    public IReadOnlyList<Record> List(string collection, RecordQuery query) => throw new NotSupportedException();

    public Task<IReadOnlyList<Record>> SelectAsync(
        string collection, string sql, IReadOnlyList<SqlParameter> parameters, CancellationToken aborted = default) => throw new NotSupportedException();

    public long Count(string collection, string filter = "", params ReadOnlySpan<(string Name, object? Value)> parameters) => throw new NotSupportedException();

    public Task SaveAsync(Record record, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task SaveAsync(Record record, RecordSaveOptions options, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task ValidateAsync(Record record, CancellationToken aborted = default) => throw new NotSupportedException();

    public void Set(Record record, string key, object? value) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ExpandAsync(
        IReadOnlyList<Record> records, IReadOnlyList<string> paths, Func<Collection, IReadOnlyList<string>, Task<IReadOnlyList<Record>>>? fetch = null,
        CancellationToken aborted = default) => throw new NotSupportedException();

    public string NewFileName(UploadedFile file) => throw new NotSupportedException();

    public Task DeleteAsync(Record record, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task DeleteAsync(Record record, RecordSaveOptions options, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task EnrichAsync(IReadOnlyList<Record> records, RequestInfo request, CancellationToken aborted = default) => throw new NotSupportedException();
}
