using Holdall.Auth;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What scripts can do with a request, directly or through an event about it.</summary>
internal static class RequestMembers
{
    public static readonly HostType<RequestContext> Table = new HostType<RequestContext>("RequestEvent")
        .Action("next", (_, a) => a.Engine.Next(a))
        .Property("app", (request, engine) => AppScope.Of(request, engine), (request, a) => AppScope.Put(request, a.Require<ScriptApp>(0)))
        .With(table => AddTo(table, request => request))
        .Property("requestEvent", request => request);

    public static void AddTo<T>(HostType<T> table, Func<T, RequestContext> of) where T : notnull
    {
        AddFacts(table, of);
        AddBody(table, of);
        AddErrors(table);
        ResponseMembers.AddTo(table, of);
    }

    private static void AddFacts<T>(HostType<T> table, Func<T, RequestContext> of) where T : notnull => table
        .Property("auth", e => of(e).Auth.Record, (e, a) => of(e).Auth = AuthOf(a.Host<Record>(0)))
        .Property("request", e => ScriptRequest.Of(of(e)).Http)
        .Property("response", e => new ScriptResponse(of(e)))
        .Method("realIP", e => Addresses.Expand(of(e).ClientAddress))
        .Method("remoteIP", e => Addresses.Expand(of(e).RemoteAddress))
        .Method("hasSuperuserAuth", e => of(e).Auth.IsSuperuser)
        .Method("isTLS", e => of(e).Http.Features.Get<Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature>() is not null)
        .Method("get", (e, a) => ScriptRequest.Of(of(e)).Values.GetValueOrDefault(a.Text(0)))
        .Action("set", (e, a) => ScriptRequest.Of(of(e)).Set(a))
        .Method("getAll", e => new Dictionary<string, object?>(ScriptRequest.Of(of(e)).Values))
        .Action("setAll", (e, a) => SetAll(ScriptRequest.Of(of(e)), a.Map(0)));

    private static void AddBody<T>(HostType<T> table, Func<T, RequestContext> of) where T : notnull => table
        .Method("requestInfo", (e, a) => ScriptRequest.Of(of(e)).Info(a))
        .Method("findUploadedFiles", (e, a) => Uploads(of(e), a))
        .Action("bindBody", (e, a) => BodyBinding.Bind(of(e), a));

    private static void AddErrors<T>(HostType<T> table) where T : notnull => table
        .Method("error", (_, a) => ApiErrorType.Make(a, (int)a.Integer(0), 1))
        .Method("badRequestError", (_, a) => ApiErrorType.Make(a, StatusCodes.Status400BadRequest, 0))
        .Method("unauthorizedError", (_, a) => ApiErrorType.Make(a, StatusCodes.Status401Unauthorized, 0))
        .Method("forbiddenError", (_, a) => ApiErrorType.Make(a, StatusCodes.Status403Forbidden, 0))
        .Method("notFoundError", (_, a) => ApiErrorType.Make(a, StatusCodes.Status404NotFound, 0))
        .Method("tooManyRequestsError", (_, a) => ApiErrorType.Make(a, StatusCodes.Status429TooManyRequests, 0))
        .Method("internalServerError", (_, a) => ApiErrorType.Make(a, StatusCodes.Status500InternalServerError, 0));

    private static AuthState AuthOf(Record? record) => record is null ? AuthState.Guest : new AuthState(record);

    /// <summary>What is not named stays.</summary>
    private static void SetAll(ScriptRequest request, Dictionary<string, object?> values)
    {
        foreach (var (key, value) in values) request.Values[key] = value;
    }

    private static List<ScriptFile> Uploads(RequestContext request, CallArguments a)
    {
        var key = a.Text(0);
        var body = a.Wait(request.ReadBodyAsync().AsTask());
        var files = body.Files.Where(file => file.Key == key).Select(file => new ScriptFile(file, a.Engine.Services.Records.NewFileName(file))).ToList();
        return files.Count > 0 ? files : throw new ScriptException("http: no such file");
    }
}
