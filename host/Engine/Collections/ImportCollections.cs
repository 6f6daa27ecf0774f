using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>PUT /api/collections/import.</summary>
internal sealed class ImportCollections(CollectionImporter import, IHooks hooks)
{
    private const string Unreadable = "An error occurred while loading the submitted data.";
    private const string Invalid = "An error occurred while validating the submitted data.";
    private const string Failed = "Failed to import collections.";

    private static readonly IReadOnlyDictionary<string, object?> EmptyBody = new Dictionary<string, object?>();

    public async Task RunAsync(RequestContext request)
    {
        var (entries, deleteMissing) = await ReadAsync(request);
        var e = new CollectionsImportRequestEvent { Request = request, CollectionsData = entries, DeleteMissing = deleteMissing, Aborted = request.Aborted };
        if (e.CollectionsData.Count == 0) new FieldErrors().Add("collections", FieldError.Required).ThrowIfAny(Invalid);
        await hooks.CollectionsImportRequest.RunAsync(e, async () =>
        {
            await RunAsync(e);
            await request.NoContentAsync();
        });
    }

    private static async Task<(List<IDictionary<string, object?>> Entries, bool DeleteMissing)> ReadAsync(RequestContext request)
    {
        try
        {
            var type = BodyTypes.Of(request);
            // Collections can be told in a form only by JSON in it, and in XML not at all.
            var body = type == BodyType.Xml ? EmptyBody : (await request.ReadBodyAsync()).Values.AsReadOnly();
            return (Entries(body), type == BodyType.Json ? Flag(body) : (await request.ReadFixedAsync()).GetBool("deleteMissing"));
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status400BadRequest)
        {
            throw ApiException.BadRequest(Unreadable, cause: e);
        }
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
