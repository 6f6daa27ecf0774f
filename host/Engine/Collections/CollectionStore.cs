using Holdall.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Hooks;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Schema.Views;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Collections;

/// <summary>Finds and changes collections: hooks, checks, row and table in one transaction.</summary>
internal sealed class CollectionStore(
    Databases databases, SchemaCache schema, IHooks hooks, CollectionNormalizer normalizer, CollectionValidator validator, SettingsStore settings,
    CollectionUpkeep upkeep, IServiceProvider services)
    : ICollections
{
    private readonly SavePipeline<CollectionEvent> _pipeline = SavePipelines.OfCollections(hooks);
    private OpenChanges? _changing;

    public IReadOnlyList<Collection> All => schema.Current.All;

    public Collection? Find(string nameOrId) => schema.Current.Find(nameOrId);

    public Collection Get(string nameOrId) => schema.Current.Get(nameOrId);

    public Uniqueness UniquenessOf(Collection collection, string field) => UniqueColumns.Of(collection.Indexes, field);

    public bool Accepts(TextField field, string value) => TextRules.Check(field, value) is null;

    public Task<Collection> SaveAsync(Collection collection, CancellationToken aborted = default) =>
        SaveAsync(schema.Current.FindById(collection.Id), collection, isValidated: true, aborted);

    public Task<Collection> SaveAsync(Collection collection, bool validates, CancellationToken aborted = default) =>
        SaveAsync(schema.Current.FindById(collection.Id), collection, validates, aborted);

    public Task ValidateAsync(Collection collection, CancellationToken aborted = default)
    {
        var old = schema.Current.FindById(collection.Id);
        var e = new CollectionEvent { Model = normalizer.Normalize(collection, old), Aborted = aborted };
        return databases.Main.RunAsync(
            () => _pipeline.Validate.RunAsync(e, () =>
            {
                using var read = databases.Main.Read();
                validator.Validate(read.Session, e.Model, old, null).ThrowIfAny("Failed to validate collection.");
                return Task.CompletedTask;
            }),
            aborted);
    }

    public Task ImportAsync(IReadOnlyList<IDictionary<string, object?>> collections, bool deleteMissing, CancellationToken aborted = default) =>
        services.GetRequiredService<CollectionImporter>().RunAsync(collections, deleteMissing, aborted);

    public Task<ViewSample> TryViewAsync(string query, int most = 0, CancellationToken aborted = default) =>
        services.GetRequiredService<TryView>().RunAsync(query, most, aborted);

    public Task TruncateAsync(Collection collection, CancellationToken aborted = default) =>
        services.GetRequiredService<TruncateCollection>().RunAsync(collection, aborted);

    /// <summary>Saves a collection as a new one (<paramref name="old"/> is null) or as a change of an existing one.</summary>
    public async Task<Collection> SaveAsync(Collection? old, Collection collection, bool isValidated, CancellationToken aborted = default)
    {
        var stages = old is null ? _pipeline.Create : _pipeline.Update;
        var tried = isValidated ? await TryViewAsync(collection, aborted) : null;
        var e = new CollectionEvent { Model = collection, IsInTransaction = databases.Main.IsActive, Aborted = aborted };
        await SaveStages.RunAsync(
            databases.Main,
            () => InTransactionAsync(collection, async () =>
            {
                // Somebody else may have changed it since it was read, and the table has to follow from what is stored now.
                if (old is not null) old = schema.Current.FindById(old.Id) ?? throw ApiException.NotFound();
                var generated = normalizer.NewId(Normalized(e, old).Model.Type, e.Model.Name);
                await stages.Around.RunAsync(e, () =>
                {
                    if (old is null) e.Model = normalizer.WithIdOfName(e.Model, generated);
                    return ValidateAndWriteAsync(stages, e, old, isValidated, tried);
                });
                Note(e.Model);
                if (old is not null && old.Name != e.Model.Name) await settings.RenameLabelsAsync(old.Name, e.Model.Name, aborted);
            }),
            () => stages.Success.RunAsync(new CollectionEvent { Model = e.Model, Aborted = aborted }),
            error => stages.Error.FailAsync(Failed(e.Model, error, aborted), error),
            aborted);
        return e.Model;
    }

    public Task DeleteAsync(Collection collection, CancellationToken aborted = default) => DeleteAsync(collection, isChecked: true, aborted);

    /// <summary>Deletes a collection; unchecked, also while others refer to it.</summary>
    public Task DeleteAsync(Collection collection, bool isChecked, CancellationToken aborted = default)
    {
        var stages = _pipeline.Delete;
        var e = new CollectionEvent { Model = collection, IsInTransaction = databases.Main.IsActive, Aborted = aborted };
        return SaveStages.RunAsync(
            databases.Main,
            () => InTransactionAsync(collection, () => stages.Around.RunAsync(e, async () =>
            {
                if (e.Model.System) throw ApiException.Finding("Failed to delete collection.");
                if (isChecked) RefuseWhileReferenced(e.Model);
                await stages.Execute.RunAsync(e, () => Delete(e.Model, isChecked));
            })),
            () => stages.Success.RunAsync(new CollectionEvent { Model = e.Model, Aborted = aborted }),
            error => stages.Error.FailAsync(Failed(e.Model, error, aborted), error),
            aborted);
    }

    /// <summary>Whatever happens, the cache shows what the transaction shows.</summary>
    private async Task InTransactionAsync(Collection collection, Func<Task> work)
    {
        if (!ReferenceEquals(_changing?.Transaction, databases.Main.Transaction)) Begin(databases.Main.Transaction!);
        if (schema.Current.FindById(collection.Id) is { } former) Note(former);
        try
        {
            await work();
        }
        catch
        {
            schema.Reload();
            throw;
        }
    }

    /// <summary>What follows from a change is done once for all that a transaction changes.</summary>
    private void Begin(object transaction)
    {
        var changes = _changing = new OpenChanges(transaction, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        // Another process may have changed collections, and this one has not heard of it yet. From here on nobody else does.
        schema.Reload();
        databases.Main.OnComplete(failure =>
        {
            // The next transaction may have begun by now.
            Interlocked.CompareExchange(ref _changing, null, changes);
            return failure is null ? upkeep.AfterChangeAsync(changes.Names, SaveAgainAsync) : Task.CompletedTask;
        });
    }

    private void Note(Collection changed) => _changing!.Names.Add(changed.Name);

    private Task SaveAgainAsync(Collection view) => SaveAsync(view, view, isValidated: false);

    /// <summary>
    /// Runs the query of a view before the one writer is taken, since nobody knows how long that takes. Inside a transaction it may be about
    /// what only that one sees.
    /// </summary>
    private async ValueTask<TriedView?> TryViewAsync(Collection collection, CancellationToken aborted)
    {
        if (!collection.IsView || string.IsNullOrEmpty(collection.ViewQuery) || databases.Main.IsActive) return null;
        using var turn = await databases.Main.EnterQueryAsync(ViewTrial.Caller, aborted);
        using var read = turn.Read(isWrittenByClient: false, aborted);
        return ViewTrial.Try(read.Session, schema.Current, collection);
    }

    private CollectionEvent Normalized(CollectionEvent e, Collection? old)
    {
        e.Model = normalizer.Normalize(e.Model, old);
        return e;
    }

    private async Task ValidateAndWriteAsync(SaveOperation<CollectionEvent> stages, CollectionEvent e, Collection? old, bool isValidated, TriedView? tried)
    {
        // A handler may have put in a field without an id.
        Normalized(e, old);
        var message = old is null ? "Failed to create collection." : "Failed to update collection.";
        var session = databases.Main.TransactionSession;
        if (tried?.Query != e.Model.ViewQuery) tried = null;
        if (e.Model.IsView) e.Model = e.Model with { Fields = tried?.Fields ?? ViewInference.InferForChecks(session, schema.Current, e.Model.ViewQuery ?? "") };
        if (isValidated)
        {
            await _pipeline.Validate.RunAsync(e, () =>
            {
                using var read = databases.Main.Read();
                validator.Validate(read.Session, e.Model, old, tried).ThrowIfAny(message);
                return Task.CompletedTask;
            });
        }

        await stages.Execute.RunAsync(e, () =>
        {
            e.Model = CollectionWriter.Write(session, schema.Current, old, e.Model);
            schema.Reload();
            return Task.CompletedTask;
        });
    }

    private Task Delete(Collection collection, bool isChecked)
    {
        CollectionWriter.Delete(databases.Main.TransactionSession, collection);
        schema.Reload();
        if (isChecked) upkeep.RequireViewsOn(collection, databases.Main.TransactionSession);
        return Task.CompletedTask;
    }

    private CollectionEvent Failed(Collection collection, Exception error, CancellationToken aborted) =>
        new() { Model = collection, Error = error, IsInTransaction = databases.Main.IsActive, Aborted = aborted };

    private void RefuseWhileReferenced(Collection collection)
    {
        var names = new List<string>();
        foreach (var other in schema.Current.All)
        {
            if (other.Id != collection.Id && other.Fields.Any(field => field is RelationField relation && relation.CollectionId == collection.Id))
            {
                names.Add(other.Name);
            }
        }

        if (names.Count > 0) throw ApiException.Finding($"Failed to delete collection probably due to existing reference in {string.Join(", ", names)}.");
    }

    /// <summary>The names that collections have, or had, which a transaction has changed.</summary>
    private sealed record OpenChanges(object Transaction, HashSet<string> Names);
}
