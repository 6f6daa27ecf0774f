using System.Text.Json;
using Holdall.Engine.Requests;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>How failures of requests about collections are told.</summary>
internal static class CollectionFailures
{
    private const string Unreadable = "Failed to load the submitted data due to invalid formatting.";

    /// <summary>Reads a body as an object; one that can't be read gets the message.</summary>
    public static async Task<IDictionary<string, object?>> ReadAsync(RequestContext context, string message = Unreadable)
    {
        try
        {
            return (await context.ReadBodyAsync()).Values;
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status400BadRequest)
        {
            throw ApiException.BadRequest(message, cause: e);
        }
    }

    /// <summary>Merges the body, or says that it can't be.</summary>
    public static TResult Load<TResult>(Func<TResult> merge)
    {
        try
        {
            return merge();
        }
        catch (Exception e) when (e is JsonException or UnknownFieldTypeException)
        {
            throw ApiException.BadRequest(Unreadable, cause: e);
        }
    }

    /// <summary>Superusers read the cause of whatever is no validation error.</summary>
    public static async Task TellAsync(string message, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (ApiException e) when (e is { IsFinding: true, Errors.Any: true })
        {
            throw ApiException.BadRequest(message, e.Errors, e);
        }
        catch (Exception e) when (IsTold(e))
        {
            throw Failures.BadRequest($"{message} Raw error: \n{e.Message}", e);
        }
    }

    /// <summary>Whether a failure is one of the action. An answer that a handler has chosen is, too: only around the request it would count.</summary>
    public static bool IsTold(Exception failure) => failure is not (OperationCanceledException or ApiException { RetryAfter: not null });
}
