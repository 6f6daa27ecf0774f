using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Migrations;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Migrations;

/// <summary>The context of migrations in the current transaction.</summary>
internal sealed class TransactionMigrationContext(
    Databases databases, SchemaCache schema, ICollections collections, IRecords records, ITransactions transactions, CollectionImporter import,
    CancellationToken aborted)
    : MigrationContext
{
    public override ICollections Collections => collections;

    public override IRecords Records => records;

    public override ITransactions Transactions => transactions;

    public override CancellationToken Aborted => aborted;

    public override int Execute(string sql, params ReadOnlySpan<object?> parameters)
    {
        var session = databases.Main.TransactionSession;
        var changes = parameters.IsEmpty ? session.ExecuteAll(sql) : Execute(session, sql, parameters);
        // It may have written to the collections themselves.
        schema.Reload();
        return changes;
    }

    public override Task ImportCollectionsAsync(string json, bool deleteMissing = false)
    {
        using var document = JsonDocument.Parse(json);
        if (Cast.FromElement(document.RootElement) is not List<object?> items) throw ApiException.BadRequest("The collections must be a JSON array.");
        var entries = items.ConvertAll(
            static item => item as IDictionary<string, object?> ?? throw ApiException.BadRequest("Each collection must be a JSON object."));
        return import.RunAsync(entries, deleteMissing, aborted);
    }

    private static int Execute(DbSession session, string sql, ReadOnlySpan<object?> parameters)
    {
        using var statement = session.Prepare(sql);
        for (var i = 0; i < parameters.Length; i++) statement.BindValue(i + 1, parameters[i]);
        return statement.Execute();
    }
}
