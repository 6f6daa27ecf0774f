using Holdall.Collections;
using Holdall.Engine.Notices;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Views;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Collections;

/// <summary>What a change of collections means for the views on it, for the statistics of the database, and for other processes.</summary>
internal sealed partial class CollectionUpkeep(Databases databases, SchemaCache schema, ChangeNotices notices, ILogger<CollectionUpkeep> logger)
{
    /// <summary>Has the views saved again whose fields have changed; what fails is logged, the change stands.</summary>
    /// <param name="changed">The names that changed collections have or had. Views on views follow when the ones below are saved again.</param>
    /// <param name="saveAgain">Saves a view.</param>
    public async Task AfterChangeAsync(IReadOnlyCollection<string> changed, Func<Collection, Task> saveAgain)
    {
        foreach (var view in schema.Current.All)
        {
            if (!view.IsView || !changed.Any(name => Mentions(view, name))) continue;
            try
            {
                if (HasChanged(view)) await saveAgain(view);
            }
            catch (Exception e)
            {
                LogStaleView(logger, e, view.Name);
            }
        }

        notices.Tell(Notice.Collections);
        await OptimizeAsync();
    }

    /// <summary>Refuses a deletion after which a view could no longer be made.</summary>
    /// <exception cref="CollectionSaveException">There is such a view.</exception>
    public void RequireViewsOn(Collection deleted, DbSession session)
    {
        foreach (var view in schema.Current.All)
        {
            if (!view.IsView || !Mentions(view, deleted.Name)) continue;
            try
            {
                ViewInference.Infer(session, schema.Current, view.ViewQuery ?? "");
            }
            catch (Exception e) when (e is DatabaseException or CollectionSaveException)
            {
                throw ApiException.Finding("Failed to delete collection.", cause: e);
            }
        }
    }

    /// <summary>Whether a view may be about a collection: its query holds the name, as that or as a part of another word.</summary>
    private static bool Mentions(Collection view, string name) => view.ViewQuery?.Contains(name, StringComparison.OrdinalIgnoreCase) is true;

    private bool HasChanged(Collection view)
    {
        using var read = databases.Main.Read();
        var fields = ViewInference.Infer(read.Session, schema.Current, view.ViewQuery ?? "");
        return !CollectionRow.FieldsJson(WithoutIds(fields)).AsSpan().SequenceEqual(CollectionRow.FieldsJson(WithoutIds(view.Fields)));
    }

    private static FieldList WithoutIds(FieldList fields)
    {
        var plain = fields.ToArray();
        for (var i = 0; i < plain.Length; i++) plain[i] = plain[i] with { Id = "" };
        return FieldList.Create(plain);
    }

    private async Task OptimizeAsync()
    {
        try
        {
            await databases.Main.WriteAsync(true, static (session, _) =>
            {
                session.RefreshStatistics();
                return true;
            });
        }
        catch (DatabaseException e)
        {
            LogNotOptimized(logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The view {View} could not be saved again after a change of collections.")]
    private static partial void LogStaleView(ILogger logger, Exception error, string view);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The statistics of the database could not be brought up to date.")]
    private static partial void LogNotOptimized(ILogger logger, Exception error);
}
