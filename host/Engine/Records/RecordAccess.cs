using Holdall.Auth;
using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>The first checks of every records request.</summary>
internal static class RecordAccess
{
    /// <summary>Refuses everyone but superusers when a rule is locked.</summary>
    public static void RefuseIfLocked(string? rule, AuthState caller)
    {
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

    private static bool HasBody(RequestContext request) =>
        request.Http.Request.ContentLength is null ? request.Http.Request.Headers.TransferEncoding.Count > 0 : request.Http.Request.ContentLength > 0;
}
