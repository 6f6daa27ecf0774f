using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Data;
using Holdall.Migrations;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>
/// Writes a migration for each change of a collection that is made through its API: the file and its row in the history belong to the transaction of the
/// change. Where the folder can't be written to, as with a program that may write its data directory only, the change is made without one.
/// </summary>
internal sealed partial class Automigrate(
    JsHooksSettings settings, ScriptFolders folders, ScriptMigrations migrations, ICollections collections, ICollectionJson json, IDatabases databases,
    ITransactions transactions, TimeProvider time, ILogger<Automigrate> logger) : IHookModule
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>Before all handlers of scripts: what they change belongs to the change.</summary>
    private static readonly HookOptions Outermost = new() { Id = "automigrate", Priority = -1000 };

    private readonly AsyncLocal<CollectionRequestEvent?> _request = new();

    public void AddHooks(IHooks hooks)
    {
        if (!settings.Automigrate) return;
        hooks.CollectionCreateRequest.Use(NoteAsync, Outermost);
        hooks.CollectionUpdateRequest.Use(NoteAsync, Outermost);
        hooks.CollectionDeleteRequest.Use(NoteAsync, Outermost);
        hooks.CollectionCreate.Use(CreatedAsync, Outermost);
        hooks.CollectionUpdate.Use(UpdatedAsync, Outermost);
        hooks.CollectionDelete.Use(DeletedAsync, Outermost);
    }

    private async Task NoteAsync(CollectionRequestEvent e, Func<Task> next)
    {
        _request.Value = e;
        await next();
    }

    private async Task CreatedAsync(CollectionEvent e, Func<Task> next)
    {
        await next();
        if (IsRequested(e)) await WriteAsync("created", e.Model.Name, migrations.Text.Created(ToMap(e.Model)));
    }

    private async Task UpdatedAsync(CollectionEvent e, Func<Task> next)
    {
        var before = collections.Find(e.Model.Id);
        await next();
        if (before is null || !IsRequested(e)) return;
        if (migrations.Text.Updated(ToMap(before), ToMap(e.Model)) is { } text) await WriteAsync("updated", before.Name, text);
    }

    private async Task DeletedAsync(CollectionEvent e, Func<Task> next)
    {
        await next();
        if (IsRequested(e)) await WriteAsync("deleted", e.Model.Name, migrations.Text.Deleted(ToMap(e.Model)));
    }

    /// <summary>Whether it is the collection that the request is about: what handlers save on the way is not.</summary>
    private bool IsRequested(CollectionEvent e) => _request.Value?.Model is { } requested
        && (requested.Id.Length > 0 ? requested.Id == e.Model.Id : requested.Name == e.Model.Name);

    private async Task WriteAsync(string action, string collection, string text)
    {
        var name = await NewNameAsync($"{action}_{collection}{(collection.EndsWith("test", StringComparison.Ordinal) ? "_" : "")}{migrations.Extension}");
        var path = Path.Combine(folders.Migrations, name);
        try
        {
            Directory.CreateDirectory(folders.Migrations);
            await File.WriteAllTextAsync(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(logger, path, e.Message);
            return;
        }

        transactions.OnComplete(failure =>
        {
            if (failure is not null) File.Delete(path);
            return Task.CompletedTask;
        });
        var applied = time.GetUtcNow().Ticks - DateTime.UnixEpoch.Ticks;
        await databases.Main.RunAsync(
            "INSERT INTO _migrations (file, applied) VALUES (:file, :applied)",
            [new SqlParameter("file", name), new SqlParameter("applied", applied / (TimeSpan.TicksPerSecond / MicrosecondsPerSecond))]);
    }

    /// <summary>
    /// A name that neither a file nor the history has, behind those of all files: what builds on an earlier change has to be applied after it.
    /// No other change is made meanwhile, not by another process either, since the transaction has the one writer.
    /// </summary>
    private async Task<string> NewNameAsync(string ending)
    {
        var files = Directory.Exists(folders.Migrations) ? Directory.EnumerateFiles(folders.Migrations).Select(file => Path.GetFileName(file)) : [];
        for (var number = MigrationNumber.Next(files, time.GetUtcNow()); ; number++)
        {
            var name = $"{number}_{ending}";
            if (File.Exists(Path.Combine(folders.Migrations, name))) continue;
            var known = await databases.Main.RunAsync("SELECT 1 FROM _migrations WHERE file = :file", [new SqlParameter("file", name)]);
            if (known.Rows.Count == 0) return name;
        }
    }

    /// <summary>The collection as its migration writes it: without times, and without what carries secrets.</summary>
    private Dictionary<string, object?> ToMap(Collection collection)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) json.Write(writer, collection);
        var map = (Dictionary<string, object?>)PlainJson.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan))!;
        map.Remove("created");
        map.Remove("updated");
        if (map.GetValueOrDefault("oauth2") is Dictionary<string, object?> oauth2) oauth2.Remove("providers");
        return map;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No migration was written for a change of a collection ({Path}): {Reason}. With --automigrate=false none is tried.")]
    private static partial void LogNotWritten(ILogger logger, string path, string reason);
}
