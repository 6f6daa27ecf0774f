using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.DataDirectory.Migrations;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Migrations;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using MigrationContext = Holdall.Migrations.MigrationContext;

namespace Holdall.Engine.Migrations;

/// <summary>Runs the migrations of plugins and applications, all or nothing.</summary>
internal sealed class MigrationRunner(
    KnownMigrations known, Databases databases, SchemaCache schema, ICollections collections, IRecords records, ITransactions transactions,
    CollectionImporter import, IEnumerable<IMigrationSource> sources, IServiceProvider services, TimeProvider time)
{
    private KnownMigrations Known
    {
        get
        {
            known.AddOnce(sources);
            return known;
        }
    }

    /// <summary>Applies what is not in the history yet, in the order of the names.</summary>
    /// <returns>The names of what was applied.</returns>
    /// <exception cref="MigrationException">One failed; nothing was changed.</exception>
    public async Task<IReadOnlyList<string>> UpAsync(CancellationToken aborted = default)
    {
        var applied = new List<string>();
        if (Pending().Count == 0) return applied;
        await RunAsync("apply", Pending, UpAsync, (session, name) =>
        {
            MigrationHistory.Add(session, name, time);
            applied.Add(name);
        }, aborted);
        return applied;
    }

    /// <summary>The last applied migrations that can be reverted, newest first; a negative number means all.</summary>
    public IReadOnlyList<string> LastApplied(int count)
    {
        using var read = databases.Main.Read();
        var last = new List<string>();
        foreach (var name in MigrationHistory.NewestFirst(read.Session))
        {
            if (last.Count == count) break;
            if (Known.Find(name) is not null) last.Add(name);
        }

        return last;
    }

    /// <summary>Reverts migrations in the order given.</summary>
    /// <exception cref="MigrationException">One failed; nothing was changed.</exception>
    public Task DownAsync(IReadOnlyList<string> names, CancellationToken aborted = default) =>
        RunAsync("revert", () => names, DownAsync, MigrationHistory.Remove, aborted);

    /// <summary>Forgets what was applied by migrations that nobody knows any more.</summary>
    /// <param name="isKept">Whether a name stands for something else that still exists, such as a file.</param>
    /// <param name="aborted">Gives up while waiting for the writer.</param>
    /// <returns>The names that were forgotten.</returns>
    public Task<List<string>> SyncHistoryAsync(Func<string, bool> isKept, CancellationToken aborted = default) => databases.Main.WriteAsync(
        isKept,
        (session, isKept) =>
        {
            var forgotten = MigrationHistory.NewestFirst(session).FindAll(name => !SystemMigrations.Has(name) && Known.Find(name) is null && !isKept(name));
            foreach (var name in forgotten) MigrationHistory.Remove(session, name);
            return forgotten;
        },
        aborted);

    /// <summary>The names of what is not applied yet, in their order.</summary>
    public IReadOnlyList<string> Pending() => NotApplied(Known.Names);

    /// <summary>Those of the names that are not in the history.</summary>
    public IReadOnlyList<string> NotApplied(IEnumerable<string> names)
    {
        using var read = databases.Main.Read();
        var missing = new List<string>();
        foreach (var name in names)
        {
            if (!MigrationHistory.Contains(read.Session, name)) missing.Add(name);
        }

        return missing;
    }

    /// <summary>Where there is nothing to apply yet, there is nothing to remember.</summary>
    private static async Task<bool> UpAsync(IMigration? migration, MigrationContext context)
    {
        if (migration is null) return false;
        await migration.UpAsync(context);
        return true;
    }

    private static async Task<bool> DownAsync(IMigration? migration, MigrationContext context)
    {
        if (migration is not null) await migration.DownAsync(context);
        return true;
    }

    /// <summary>The names are asked for inside the transaction: another process may have been faster.</summary>
    private Task RunAsync(
        string action,
        Func<IReadOnlyList<string>> names,
        Func<IMigration?, MigrationContext, Task<bool>> run,
        Action<DbSession, string> record,
        CancellationToken aborted) =>
        databases.Main.RunAsync(
            async () =>
            {
                var context = new TransactionMigrationContext(databases, schema, collections, records, transactions, import, aborted);
                transactions.OnComplete(_ =>
                {
                    schema.Reload();
                    return Task.CompletedTask;
                });
                foreach (var name in names())
                {
                    if (await RunAsync(action, name, migration => run(migration, context))) record(databases.Main.TransactionSession, name);
                }
            },
            Timeout.InfiniteTimeSpan,
            aborted);

    /// <summary>Whether it belongs to the history from now on, or no longer.</summary>
    private async Task<bool> RunAsync(string action, string name, Func<IMigration?, Task<bool>> run)
    {
        var known = Known.Find(name)!;
        try
        {
            return await run(known.Make(services));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw MigrationException.Of(action, name, known.Plugin, e);
        }
    }
}
