using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Requests;

/// <summary>How actions answer when something failed around which plugins have hooks.</summary>
internal static class Failures
{
    /// <summary>400 with this message. What nobody has foreseen is marked, so that the log tells all of it.</summary>
    public static ApiException BadRequest(string message, Exception cause, FieldErrors? errors = null) =>
        new(StatusCodes.Status400BadRequest, message, errors, cause) { IsUnexpected = IsUnexpected(cause) };

    /// <summary>As it ends, but what has failed without an answer of its own is a 400 with this message.</summary>
    public static async Task OrBadRequestAsync(this Task work, string message)
    {
        try
        {
            await work;
        }
        catch (Exception failure) when (failure is not (ApiException or OperationCanceledException))
        {
            throw BadRequest(message, failure);
        }
    }

    /// <summary>As the other, for work with a result.</summary>
    public static async Task<T> OrBadRequestAsync<T>(this Task<T> work, string message)
    {
        await OrBadRequestAsync((Task)work, message);
        return await work;
    }

    /// <summary>Whether a failure is neither an answer nor one of the engine's own kinds, all of which say what is wrong in their message.</summary>
    public static bool IsUnexpected(Exception failure) =>
        failure is not (ApiException or OperationCanceledException) && failure.GetType().Assembly != typeof(Failures).Assembly;
}
