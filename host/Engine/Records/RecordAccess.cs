using Holdall.Auth;
using Holdall.Collections;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>The first checks of every records request.</summary>
internal static class RecordAccess
{
    /// <summary>Refuses everyone but superusers when a rule is locked, and whoever is limited to other things.</summary>
    public static void RefuseIfLocked(string? rule, AccessRights needed, RequestContext request)
    {
        var caller = request.Auth;
        if (!caller.IsInScope(request.Collection, needed)) throw ApiException.Forbidden(caller.Scope!.Refusal ?? Missing(needed, request.Collection));
        if (rule is null && !caller.IsSuperuser) throw ApiException.Forbidden("Only superusers can perform this action.");
    }

    /// <summary>Whether a rule has to be asked that may refuse.</summary>
    public static bool IsRuleAsked(string? rule, AuthState caller) => rule is not "" && !caller.IsSuperuser;

    /// <summary>The body is read for every request that has one, before any rule is asked, so that rules see it.</summary>
    public static ValueTask<RequestBody> ReadBodyAsync(RequestContext request) =>
        HasBody(request) ? request.ReadBodyAsync() : ValueTask.FromResult(RequestBody.Empty);

    /// <summary>Refuses a form without any content, which can't be read as one.</summary>
    public static void RefuseEmptyForm(RequestContext request)
    {
        if (HasBody(request)) return;
        var isForm = request.Http.Request.ContentType?.TrimStart().StartsWith("multipart/form-data", StringComparison.Ordinal) ?? false;
        if (isForm) throw ApiException.BadRequest("Failed to read the submitted data.");
    }

    /// <summary>The answer where a rule does not hold, of which only the log tells that it was the rule.</summary>
    /// <param name="status">The status.</param>
    /// <param name="rule">Which rule.</param>
    /// <param name="message">What the client is told; null for the usual message of the status.</param>
    public static ApiException Refused(int status, string rule, string? message = null) =>
        new(status, message) { Reason = $"the {rule} rule does not hold for the record" };

    private static string Missing(AccessRights needed, Collection collection)
    {
        var action = needed switch
        {
            AccessRights.Read => "read",
            AccessRights.Create => "create",
            AccessRights.Update => "update",
            _ => "delete",
        };
        return $"The scope of the API key does not cover \"{action}\" for the collection {collection.Name}.";
    }

    private static bool HasBody(RequestContext request) =>
        request.Http.Request.ContentLength is null ? request.Http.Request.Headers.TransferEncoding.Count > 0 : request.Http.Request.ContentLength > 0;
}
