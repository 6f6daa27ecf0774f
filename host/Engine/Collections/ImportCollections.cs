using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Engine.Collections;

/// <summary>PUT /api/collections/import.</summary>
internal sealed class ImportCollections(CollectionImporter import, IHooks hooks)
{
    private const string Unreadable = "An error occurred while loading the submitted data.";
    private const string Invalid = "An error occurred while validating the submitted data.";
    private const string Failed = "Failed to import collections.";

    public async Task RunAsync(RequestContext request)
    {
        var body = (await CollectionFailures.ReadAsync(request, Unreadable)).AsReadOnly();
        var e = new CollectionsImportRequestEvent
        {
            Request = request,
            CollectionsData = Entries(body),
            DeleteMissing = Flag(body),
            Aborted = request.Aborted,
        };
        if (e.CollectionsData.Count == 0) new FieldErrors().Add("collections", FieldError.Required).ThrowIfAny(Invalid);
        await hooks.CollectionsImportRequest.RunAsync(e, async () =>
        {
            await RunAsync(e);
            await request.NoContentAsync();
        });
    }

    private async Task RunAsync(CollectionsImportRequestEvent e)
    {
        try
        {
            await import.RunAsync(e.CollectionsData, e.DeleteMissing, e.Aborted);
        }
        catch (ApiException failure) when (failure.Errors.Any)
        {
            throw ApiException.BadRequest(Failed, failure.Errors, failure);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var errors = new FieldErrors().Add(
                "collections", CollectionImporter.FailureCode, $"Failed to import the collections configuration. Raw error:\n{failure.Message}");
            throw Failures.BadRequest(Failed, failure, errors);
        }
    }

    private static List<IDictionary<string, object?>> Entries(IReadOnlyDictionary<string, object?> body)
    {
        CollectionMerge.TryFind(body, "collections", out var value);
        var entries = new List<IDictionary<string, object?>>();
        if (value is null) return entries;
        if (value is string or not IEnumerable<object?> || value is IDictionary<string, object?>) throw ApiException.BadRequest(Unreadable);
        foreach (var item in (IEnumerable<object?>)value) entries.Add(item as IDictionary<string, object?> ?? throw ApiException.BadRequest(Unreadable));
        return entries;
    }

    private static bool Flag(IReadOnlyDictionary<string, object?> body)
    {
        CollectionMerge.TryFind(body, "deleteMissing", out var value);
        return value switch { null => false, bool flag => flag, _ => throw ApiException.BadRequest(Unreadable) };
    }
}
