using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the query of a view by trying it.</summary>
internal static class ViewValidator
{
    private const int MaxCauseLength = 500;

    public static void Validate(DbSession session, CollectionChange change, TriedView? tried)
    {
        if (string.IsNullOrEmpty(change.Collection.ViewQuery))
        {
            change.Errors.Add("viewQuery", FieldError.Required);
            return;
        }

        tried ??= ViewTrial.Try(session, change.Schema, change.Collection);
        if (tried.Failure is { } e)
        {
            change.Errors.Add("viewQuery", "validation_invalid_view_query", $"Invalid query - {TextHead.Of(e.Message, MaxCauseLength)}.");
        }
    }
}
