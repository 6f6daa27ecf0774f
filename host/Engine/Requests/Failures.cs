using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Requests;

/// <summary>How actions answer when something failed around which plugins have hooks.</summary>
internal static class Failures
{
    /// <summary>400 with this message. What nobody has foreseen is marked, so that the log tells all of it.</summary>
    public static ApiException BadRequest(string message, Exception cause, FieldErrors? errors = null) =>
        new(StatusCodes.Status400BadRequest, message, errors, cause) { IsUnexpected = IsUnexpected(cause) };

    /// <summary>Whether a failure is neither an answer nor one of the engine's own kinds, all of which say what is wrong in their message.</summary>
    public static bool IsUnexpected(Exception failure) =>
        failure is not (ApiException or OperationCanceledException) && failure.GetType().Assembly != typeof(Failures).Assembly;
}
