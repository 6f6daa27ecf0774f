using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>How scripts answer.</summary>
internal static class ResponseMembers
{
    public static void AddTo<T>(HostType<T> table, Func<T, RequestContext> of) where T : notnull => table
        .Action("string", (e, a) => a.Wait(Answers.WriteTextAsync(of(e), Status(a), "text/plain; charset=utf-8", a.Text(1))))
        .Action("html", (e, a) => a.Wait(Answers.WriteTextAsync(of(e), Status(a), "text/html; charset=utf-8", a.Text(1))))
        .Action("json", (e, a) => Json(of(e), a))
        .Action("xml", (e, a) => a.Wait(Answers.WriteTextAsync(of(e), Status(a), "application/xml; charset=utf-8", XmlAnswer.Of(a.Value(1)))))
        .Action("blob", (e, a) => a.Wait(Answers.WriteAsync(of(e), Status(a), a.Text(1), a.Bytes(2), isForced: true)))
        .Action("stream", (e, a) => Stream(of(e), a))
        .Action("noContent", (e, a) => a.Wait(Answers.BeginAsync(of(e), Status(a))))
        .Action("redirect", (e, a) => Redirect(of(e), a))
        .Action("fileFS", (e, a) => FileAnswers.Send(of(e), a, a.Value(0), a.Text(1)))
        .Method("written", e => of(e).AnswerStatus > 0)
        .Method("status", e => of(e).AnswerStatus)
        .Action("flush", (e, a) => a.Wait(of(e).Http.Response.BodyWriter.FlushAsync().AsTask()))
        .Action("setCookie", (e, a) => a.Require<ScriptCookie>(0).AddTo(of(e).Http.Response));

    private static int Status(CallArguments a) => (int)a.Integer(0);

    /// <summary>The parameter <c>fields</c> picks from answers of 2xx.</summary>
    private static void Json(RequestContext request, CallArguments a)
    {
        var json = a.Engine.Json.Serialize(a.Value(1));
        if (Status(a) is >= 200 and < 300 && request.Query("fields") is { Length: > 0 } fields && json[0] is '{' or '[')
            json = a.Engine.Services.Get<IFieldPicker>().Pick(json, request.Query("fields") ?? "") ?? json;
        a.Wait(Answers.WriteTextAsync(request, Status(a), "application/json", json));
    }

    private static void Stream(RequestContext request, CallArguments a)
    {
        if (FileReader.StreamOf(a.Host<object>(2)) is not { } stream)
        {
            a.Wait(Answers.WriteAsync(request, Status(a), a.Text(1), a.Bytes(2), isForced: true));
            return;
        }

        if (request.AnswerStatus == 0) request.Http.Response.ContentType = a.Text(1);
        a.Wait(Answers.BeginAsync(request, Status(a)));
        a.Wait(stream.CopyToAsync(request.Http.Response.BodyWriter.AsStream(leaveOpen: true)));
    }

    private static void Redirect(RequestContext request, CallArguments a)
    {
        if (Status(a) is < 300 or > 399) throw new ApiException(StatusCodes.Status500InternalServerError, "Invalid redirect status code.");
        if (request.AnswerStatus == 0) request.Http.Response.Headers.Location = a.Text(1);
        a.Wait(Answers.BeginAsync(request, Status(a)));
    }
}
