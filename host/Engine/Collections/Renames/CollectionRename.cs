using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Collections.Renames;

/// <summary>Saves a collection under a new name, which rules and queries of views follow, all in one transaction.</summary>
internal sealed class CollectionRename(CollectionStore store, SchemaCache schema, Databases databases)
{
    /// <param name="old">The collection as it is.</param>
    /// <param name="collection">What it becomes.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="Http.ApiException">400, as for any other change.</exception>
    public async Task<Collection> SaveAsync(Collection old, Collection collection, CancellationToken aborted)
    {
        // A name that can't be is told by the checks of any other change.
        if (collection.Name.Length == 0 || schema.Current.Find(collection.Name) is { } taken && taken.Id != old.Id)
            return await store.SaveAsync(old, collection, isValidated: true, aborted);
        var rule = new RenamedRule(old.Name, collection.Name);
        var saved = collection;
        await databases.Main.RunAsync(
            async () =>
            {
                var queries = RenamedQueries.Of(databases.Main.TransactionSession, ViewsAbout(old), old, collection.Name);
                saved = await store.SaveAsync(old, Follow(collection, rule, queries), isValidated: true, aborted);
                foreach (var other in schema.Current.All)
                {
                    if (other.Id == saved.Id) continue;
                    var followed = Follow(other, rule, queries);
                    if (followed != other) await store.SaveAsync(other, followed, isValidated: true, aborted);
                }
            },
            aborted);
        return saved;
    }

    private List<Collection> ViewsAbout(Collection renamed)
    {
        var views = new List<Collection>();
        foreach (var other in schema.Current.All)
        {
            if (other.IsView && other.Id != renamed.Id && other.ViewQuery?.Contains(renamed.Name, StringComparison.OrdinalIgnoreCase) is true) views.Add(other);
        }

        return views;
    }

    private static Collection Follow(Collection collection, RenamedRule rule, Dictionary<string, string> queries)
    {
        return collection with
        {
            ListRule = Of(collection.ListRule),
            ViewRule = Of(collection.ViewRule),
            CreateRule = Of(collection.CreateRule),
            UpdateRule = Of(collection.UpdateRule),
            DeleteRule = Of(collection.DeleteRule),
            ViewQuery = queries.GetValueOrDefault(collection.Id) ?? collection.ViewQuery,
            Auth = collection.Auth is not { } auth ? null : auth with
            {
                AuthRule = Of(auth.AuthRule),
                ManageRule = Of(auth.ManageRule),
                Mfa = auth.Mfa with { Rule = rule.Of(auth.Mfa.Rule) },
            },
        };

        string? Of(string? text) => text is null ? null : rule.Of(text);
    }
}
