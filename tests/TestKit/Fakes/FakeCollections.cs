using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.TestKit.Fakes;

/// <summary>Collections in memory.</summary>
public sealed class FakeCollections(params IEnumerable<Collection> collections) : ICollections
{
    private readonly List<Collection> _all = [.. collections];

    /// <inheritdoc/>
    public IReadOnlyList<Collection> All => _all;

    /// <inheritdoc/>
    public Collection? Find(string nameOrId) => _all.Find(c => c.Id == nameOrId || c.Name.Equals(nameOrId, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public Collection Get(string nameOrId) => Find(nameOrId) ?? throw ApiException.NotFound();

    /// <inheritdoc/>
    public Uniqueness UniquenessOf(Collection collection, string field) => UniqueColumns.Of(collection.Indexes, field);

    /// <inheritdoc/>
    public bool Accepts(TextField field, string value) => TextRules.Check(field, value) is null;

    /// <inheritdoc/>
    public Task<Collection> SaveAsync(Collection collection, CancellationToken aborted = default)
    {
        _all.RemoveAll(c => c.Id == collection.Id);
        _all.Add(collection);
        return Task.FromResult(collection);
    }

    /// <inheritdoc/>
    public Task<Collection> SaveAsync(Collection collection, bool validates, CancellationToken aborted = default) => SaveAsync(collection, aborted);

    /// <inheritdoc/>
    public Task ValidateAsync(Collection collection, CancellationToken aborted = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ImportAsync(IReadOnlyList<IDictionary<string, object?>> collections, bool deleteMissing, CancellationToken aborted = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<ViewSample> TryViewAsync(string query, int most = 0, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task TruncateAsync(Collection collection, CancellationToken aborted = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task DeleteAsync(Collection collection, CancellationToken aborted = default)
    {
        _all.RemoveAll(c => c.Id == collection.Id);
        return Task.CompletedTask;
    }
}
